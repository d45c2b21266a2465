package org.prodrome.evaluate.metric;

import java.util.Arrays;

/** What is asked of probabilities before anything is computed from them. */
final class Probabilities {
    private Probabilities() {}

    /** @throws UndefinedMetricException if there is no case */
    static void check(String metric, double[] probabilities, boolean[] abnormal, double[] weights)
            throws UndefinedMetricException {
        Scores.check(probabilities, abnormal);
        Weights.check(weights, probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException(
                        "probabilities: expected numbers in [0, 1], got " + probabilities[i] + " at index " + i);
            }
        }
        if (!(Arrays.stream(weights).sum() > 0)) {
            throw new UndefinedMetricException(metric, "cases of some weight", probabilities.length + " cases");
        }
    }

    static double[] once(int cases) {
        double[] once = new double[cases];
        Arrays.fill(once, 1);
        return once;
    }
}
