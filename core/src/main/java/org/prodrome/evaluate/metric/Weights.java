package org.prodrome.evaluate.metric;

/** What is asked of weights before anything is computed from them. */
final class Weights {
    private Weights() {}

    static void check(double[] weights, int cases) {
        if (weights.length != cases) {
            throw new IllegalArgumentException(
                    "weights: expected one a case, got " + weights.length + " weights and " + cases + " cases");
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weights: expected finite numbers of 0 or more, got " + weights[i] + " at index " + i);
            }
        }
    }
}
