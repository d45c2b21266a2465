package org.prodrome.model.supervised;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model.Labelled;
import org.prodrome.regression.LinearFit;

/** A classical classifier upon standardised features, fitted in one go; its parameters are state in the graph. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Head.Logistic.class, name = "logistic-regression"),
    @JsonSubTypes.Type(value = Head.LinearMachine.class, name = "linear-svm"),
    @JsonSubTypes.Type(value = Head.RadialMachine.class, name = "rbf-svm"),
    @JsonSubTypes.Type(value = ForestHead.class, name = "random-forest"),
    @JsonSubTypes.Type(value = OutputKernelHead.class, name = "output-kernel")
})
public sealed interface Head
        permits Head.Logistic, Head.LinearMachine, Head.RadialMachine, ForestHead, OutputKernelHead {
    /** State of the weights: [output, feature], or one for each vector that is kept; most have one output. */
    String WEIGHTS = "fitted.weights";

    /** State of the intercepts: [output]. */
    String INTERCEPT = "fitted.intercept";

    /** Adds the score [batch] of features [batch, feature]. */
    Value score(GraphBuilder g, Value features, int width);

    /** Outputs that a detector keeps beside the score. */
    default List<String> further() {
        return List.of();
    }

    /**
     * The state that rows make, by its names.
     *
     * @param rows [row][feature], standardised
     * @param cases the case that each row is of
     */
    Map<String, Array> state(double[][] rows, List<Labelled> cases);

    /**
     * {@link LinearFit} by logistic regression: the score is the log odds.
     *
     * @param cost of cases on the wrong side, C, above 0
     */
    record Logistic(double cost) implements Head {
        public Logistic {
            positive(cost);
        }

        @Override
        public Value score(GraphBuilder g, Value features, int width) {
            return linear(g, features, width);
        }

        @Override
        public Map<String, Array> state(double[][] rows, List<Labelled> cases) {
            return Head.state(LinearFit.of(rows, abnormal(cases), LinearFit.Loss.LOGISTIC, cost));
        }
    }

    /**
     * {@link LinearFit} as a support vector machine of the squared hinge loss: the score is the margin.
     *
     * @param cost of cases on the wrong side, C, above 0
     */
    record LinearMachine(double cost) implements Head {
        public LinearMachine {
            positive(cost);
        }

        @Override
        public Value score(GraphBuilder g, Value features, int width) {
            return linear(g, features, width);
        }

        @Override
        public Map<String, Array> state(double[][] rows, List<Labelled> cases) {
            return Head.state(LinearFit.of(rows, abnormal(cases), LinearFit.Loss.SQUARED_HINGE, cost));
        }
    }

    /**
     * A support vector machine of the kernel exp(-g |x - y|² / features), reduced to a few vectors: all rows are
     * learned from, but the kernel is with so many of them, evenly chosen, alone, and the weights are penalised as they
     * are (Lee and Mangasarian, "RSVM: Reduced Support Vector Machines", SDM 2001). The score is the margin.
     *
     * @param cost of cases on the wrong side, C, above 0
     * @param gamma g, above 0, of the {@link RadialKernel}
     * @param kept vectors at most
     */
    record RadialMachine(double cost, double gamma, int kept) implements Head {
        public RadialMachine {
            positive(cost);
            new RadialKernel(gamma, kept);
        }

        private RadialKernel kernel() {
            return new RadialKernel(gamma, kept);
        }

        @Override
        public Value score(GraphBuilder g, Value features, int width) {
            return linear(g, kernel().of(g, features, width), kept);
        }

        @Override
        public Map<String, Array> state(double[][] rows, List<Labelled> cases) {
            double[][] vectors = Arrays.stream(kernel().chosen(rows.length))
                    .mapToObj(i -> rows[i])
                    .toArray(double[][]::new);
            LinearFit fit =
                    LinearFit.of(kernel().between(rows, vectors), abnormal(cases), LinearFit.Loss.SQUARED_HINGE, cost);
            float[] weights = new float[kept];
            for (int j = 0; j < vectors.length; j++) {
                weights[j] = (float) fit.weights()[j];
            }
            return Map.of(
                    RadialKernel.VECTORS,
                    kernel().state(vectors),
                    WEIGHTS,
                    Array.of(weights, 1, kept),
                    INTERCEPT,
                    Array.of(new float[] {(float) fit.intercept()}, 1));
        }
    }

    /** Whether each row's case is abnormal. */
    static boolean[] abnormal(List<Labelled> cases) {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).abnormal();
        }
        return abnormal;
    }

    private static Value linear(GraphBuilder g, Value features, int width) {
        Value weights = g.state(WEIGHTS, new Initialiser.Constant(0), 1, width);
        Value intercept = g.state(INTERCEPT, new Initialiser.Constant(0), 1);
        Value score = g.node(Arithmetic.Gemm, features, weights, intercept)
                .integer("transB", 1)
                .output();
        return Layers.reshape(g, score, -1);
    }

    private static Map<String, Array> state(LinearFit fit) {
        float[] weights = new float[fit.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) fit.weights()[i];
        }
        return Map.of(
                WEIGHTS, Array.of(weights, 1, weights.length),
                INTERCEPT, Array.of(new float[] {(float) fit.intercept()}, 1));
    }

    private static void positive(double cost) {
        if (!(cost > 0 && cost < 1e9)) {
            throw new IllegalArgumentException("head: expected a cost above 0, got " + cost);
        }
    }
}
