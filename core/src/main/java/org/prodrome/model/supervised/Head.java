package org.prodrome.model.supervised;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Map;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.regression.LinearFit;

/** A classical classifier upon standardised features, fitted in one go; its parameters are state in the graph. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Head.Logistic.class, name = "logistic-regression"),
    @JsonSubTypes.Type(value = Head.LinearMachine.class, name = "linear-svm"),
    @JsonSubTypes.Type(value = Head.RadialMachine.class, name = "rbf-svm"),
    @JsonSubTypes.Type(value = ForestHead.class, name = "random-forest")
})
public sealed interface Head permits Head.Logistic, Head.LinearMachine, Head.RadialMachine, ForestHead {
    /** State of the weights: [1, feature], or one for each vector that is kept. */
    String WEIGHTS = "fitted.weights";

    /** State of the intercept: [1]. */
    String INTERCEPT = "fitted.intercept";

    /** Adds the score [batch] of features [batch, feature]. */
    Value score(GraphBuilder g, Value features, int width);

    /** The state that rows make, by its names. */
    Map<String, Array> state(double[][] rows, boolean[] abnormal);

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
        public Map<String, Array> state(double[][] rows, boolean[] abnormal) {
            return Head.state(LinearFit.of(rows, abnormal, LinearFit.Loss.LOGISTIC, cost));
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
        public Map<String, Array> state(double[][] rows, boolean[] abnormal) {
            return Head.state(LinearFit.of(rows, abnormal, LinearFit.Loss.SQUARED_HINGE, cost));
        }
    }

    /**
     * A support vector machine of the kernel exp(-g |x - y|² / features), reduced to a few vectors: all rows are
     * learned from, but the kernel is with so many of them, evenly chosen, alone, and the weights are penalised as they
     * are (Lee and Mangasarian, "RSVM: Reduced Support Vector Machines", SDM 2001). The score is the margin.
     *
     * @param cost of cases on the wrong side, C, above 0
     * @param gamma g, above 0; with 1, two rows as far apart as usual have a kernel of exp(-2)
     * @param kept vectors at most
     */
    record RadialMachine(double cost, double gamma, int kept) implements Head {
        private static final String VECTORS = "fitted.vectors";

        public RadialMachine {
            positive(cost);
            if (!(gamma > 0 && gamma < 1e6) || kept < 1 || kept > 1 << 16) {
                throw new IllegalArgumentException(
                        "rbf-svm: expected a gamma above 0 and 1 to 65536 vectors kept, got " + gamma + " and " + kept);
            }
        }

        @Override
        public Value score(GraphBuilder g, Value features, int width) {
            Value vectors = g.state(VECTORS, new Initialiser.Constant(0), kept, width);
            Value products = g.add(Arithmetic.MatMul, features, Layers.transpose(g, vectors, 1, 0));
            Value both = g.add(
                    Arithmetic.Add,
                    g.add(Reduction.ReduceSum, Layers.square(g, features), g.integers(1)),
                    Layers.transpose(g, g.add(Reduction.ReduceSum, Layers.square(g, vectors), g.integers(1)), 1, 0));
            Value squared = g.add(Arithmetic.Sub, both, Layers.times(g, 2, products));
            return linear(g, g.add(Arithmetic.Exp, Layers.times(g, -gamma / width, squared)), kept);
        }

        @Override
        public Map<String, Array> state(double[][] rows, boolean[] abnormal) {
            int count = Math.min(kept, rows.length);
            int width = rows[0].length;
            double[][] vectors = new double[count][];
            Arrays.setAll(vectors, i -> rows[Math.toIntExact((long) i * rows.length / count)]);
            double[][] kernel = new double[rows.length][count];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < count; j++) {
                    kernel[i][j] = kernel(rows[i], vectors[j]);
                }
            }
            LinearFit fit = LinearFit.of(kernel, abnormal, LinearFit.Loss.SQUARED_HINGE, cost);
            float[] flat = new float[kept * width];
            float[] weights = new float[kept];
            for (int j = 0; j < count; j++) {
                weights[j] = (float) fit.weights()[j];
                for (int k = 0; k < width; k++) {
                    flat[j * width + k] = (float) vectors[j][k];
                }
            }
            return Map.of(
                    VECTORS, Array.of(flat, kept, width),
                    WEIGHTS, Array.of(weights, 1, kept),
                    INTERCEPT, Array.of(new float[] {(float) fit.intercept()}, 1));
        }

        private double kernel(double[] a, double[] b) {
            double squared = 0;
            for (int k = 0; k < a.length; k++) {
                squared += (a[k] - b[k]) * (a[k] - b[k]);
            }
            return Math.exp(-gamma * squared / a.length);
        }
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
