package org.prodrome.model.supervised;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model.Labelled;
import org.prodrome.model.task.Side;
import org.prodrome.regression.OutputKernel;

/**
 * Whether a case is abnormal and how strongly, both at once, by an {@link OutputKernel} with a {@link RadialKernel} of
 * the features: how the two go together is learned. The score is -1 for normal and 1 for abnormal where it is right;
 * the severity, {@link Side.Severity#OUTPUT}, is in the source's measure. Both are set to a mean of 0 and a deviation
 * of 1 before. A normal case counts as one of severity 0, and an abnormal one of unknown severity isn't learned from.
 *
 * @param regularisation λ, above 0
 * @param gamma of the kernel
 * @param kept rows that are learned from at most, 1 to 2048, evenly chosen
 */
public record OutputKernelHead(double regularisation, double gamma, int kept) implements Head {
    private static final int OUTPUTS = 2;
    private static final int MOST = 2048;

    public OutputKernelHead {
        new RadialKernel(gamma, kept);
        if (!(regularisation > 0 && regularisation < 1e9) || kept > MOST) {
            throw new IllegalArgumentException("output-kernel: expected a regularisation above 0 and 1 to " + MOST
                    + " rows kept, got " + regularisation + " and " + kept);
        }
    }

    private RadialKernel kernel() {
        return new RadialKernel(gamma, kept);
    }

    @Override
    public List<String> further() {
        return List.of(Side.Severity.OUTPUT);
    }

    @Override
    public Value score(GraphBuilder g, Value features, int width) {
        Value weights = g.state(WEIGHTS, new Initialiser.Constant(0), OUTPUTS, kept);
        Value intercept = g.state(INTERCEPT, new Initialiser.Constant(0), OUTPUTS);
        Value both = g.node(Arithmetic.Gemm, kernel().of(g, features, width), weights, intercept)
                .integer("transB", 1)
                .output();
        g.output(Side.Severity.OUTPUT, Layers.reshape(g, Layers.between(g, both, 1, 1, 2), -1), GraphBuilder.ANY);
        return Layers.reshape(g, Layers.first(g, both, 1, 1), -1);
    }

    @Override
    public Map<String, Array> state(double[][] rows, List<Labelled> cases) {
        int[] known = known(cases);
        int[] chosen =
                Arrays.stream(kernel().chosen(known.length)).map(i -> known[i]).toArray();
        double[][] vectors = Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new);
        double[][] outputs = Arrays.stream(chosen)
                .mapToObj(i -> new double[] {cases.get(i).abnormal() ? 1 : -1, severity(cases.get(i))})
                .toArray(double[][]::new);
        double[] means = new double[OUTPUTS];
        double[] deviations = new double[OUTPUTS];
        for (int output = 0; output < OUTPUTS; output++) {
            standardise(outputs, output, means, deviations);
        }
        double[][] weights = OutputKernel.fit(kernel().between(vectors, vectors), outputs, regularisation)
                .weights();
        float[] flat = new float[OUTPUTS * kept];
        float[] intercept = new float[OUTPUTS];
        for (int output = 0; output < OUTPUTS; output++) {
            intercept[output] = (float) means[output];
            for (int j = 0; j < vectors.length; j++) {
                flat[output * kept + j] = (float) (weights[j][output] * deviations[output]);
            }
        }
        return Map.of(
                RadialKernel.VECTORS,
                kernel().state(vectors),
                WEIGHTS,
                Array.of(flat, OUTPUTS, kept),
                INTERCEPT,
                Array.of(intercept, OUTPUTS));
    }

    private static int[] known(List<Labelled> cases) {
        int[] known = IntStream.range(0, cases.size())
                .filter(i -> !cases.get(i).abnormal() || cases.get(i).severity().isPresent())
                .toArray();
        if (Arrays.stream(known).noneMatch(i -> cases.get(i).abnormal())) {
            throw new IllegalArgumentException(
                    "output-kernel: expected abnormal cases with a severity to learn from, got none");
        }
        return known;
    }

    private static double severity(Labelled one) {
        return one.abnormal() ? one.severity().orElseThrow() : 0;
    }

    private static void standardise(double[][] outputs, int output, double[] means, double[] deviations) {
        double mean =
                Arrays.stream(outputs).mapToDouble(row -> row[output]).average().orElseThrow();
        double variance = Arrays.stream(outputs)
                .mapToDouble(row -> (row[output] - mean) * (row[output] - mean))
                .average()
                .orElseThrow();
        means[output] = mean;
        deviations[output] = variance > 0 ? Math.sqrt(variance) : 1;
        for (double[] row : outputs) {
            row[output] = (row[output] - mean) / deviations[output];
        }
    }
}
