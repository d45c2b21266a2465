package org.prodrome.signal.heart;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * Fits the logistic regression of one state against the other three (Springer et al. 2016, section II.D). Of the others
 * as many frames are drawn as the state has, as many of each. LIBLINEAR's ridge penalty of weight 1 is next to nothing
 * against thousands of frames.
 */
final class StateRegression {
    private static final double C = 1;
    private static final double TOLERANCE = 1e-8;
    private static final int ITERATIONS = 10_000;

    static {
        Linear.disableDebugOutput();
    }

    private StateRegression() {}

    /**
     * The intercept, then a weight an envelope.
     *
     * @param frames [state][frame][envelope], three or more of each state
     */
    static double[] fit(List<List<double[]>> frames, HeartState state, Seed seed) {
        List<double[]> own = frames.get(state.ordinal());
        int others = HeartState.COUNT - 1;
        int each = own.size() / others;
        for (HeartState other : HeartState.values()) {
            each = other == state
                    ? each
                    : Math.min(each, frames.get(other.ordinal()).size());
        }
        List<double[]> rows = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (HeartState drawn : HeartState.values()) {
            int count = drawn == state ? others * each : each;
            List<double[]> some = draw(frames.get(drawn.ordinal()), count, seed.split(drawn.name()));
            rows.addAll(some);
            some.forEach(_ -> labels.add(drawn == state ? 1.0 : 0.0));
        }
        return weights(rows, labels);
    }

    /** Without putting back. */
    private static List<double[]> draw(List<double[]> frames, int count, Seed seed) {
        List<double[]> shuffled = new ArrayList<>(frames);
        SplittableRandom random = seed.random();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(shuffled.size() - i);
            double[] swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        return shuffled.subList(0, count);
    }

    private static double[] weights(List<double[]> rows, List<Double> labels) {
        int width = rows.getFirst().length;
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[problem.l][];
        problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = new Feature[width + 1];
            for (int j = 0; j <= width; j++) {
                problem.x[i][j] = new FeatureNode(j + 1, j == width ? 1 : rows.get(i)[j]);
            }
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, C, TOLERANCE);
        parameter.setMaxIters(ITERATIONS);
        parameter.setRegularizeBias(false);
        Model model = Linear.train(problem, parameter);
        // The solver's first label, and so the sign of its weights, is that of the first row.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = new double[width + 1];
        weights[0] = sign * model.getFeatureWeights()[width];
        for (int j = 0; j < width; j++) {
            weights[j + 1] = sign * model.getFeatureWeights()[j];
        }
        return weights;
    }
}
