package org.prodrome.signal.ecg;

import java.util.Arrays;

/** Mean and deviation of a sample. */
final class Moments {
    private Moments() {}

    static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    /** With n - 1. */
    static double deviation(double[] x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
    }
}
