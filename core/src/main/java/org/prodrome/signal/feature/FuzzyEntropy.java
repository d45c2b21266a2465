package org.prodrome.signal.feature;

import java.util.Arrays;

/**
 * Sample entropy in which two stretches are alike by degrees, exp(-d^2 / r), each less its own mean. W. Chen, Z. Wang,
 * H. Xie and W. Yu, "Characterization of surface EMG signal based on fuzzy entropy", IEEE Transactions on Neural
 * Systems and Rehabilitation Engineering 15(2):266, 2007.
 */
final class FuzzyEntropy {
    /** Of 1 / k!, the coefficients of the exponential's power series. */
    private static final double C3 = 1.0 / 6;

    private static final double C4 = C3 / 4;
    private static final double C5 = C4 / 5;
    private static final double C6 = C5 / 6;
    private static final double C7 = C6 / 7;

    /** The power series' least argument; exp(-170) is as good as nothing. */
    private static final double LEAST = -1.0 / 3;

    private FuzzyEntropy() {}

    /**
     * Takes a time that grows with the square of the length.
     *
     * @param x of deviation 1, as many as {@code samples + 2} or more
     * @param tolerance r, above 0
     * @throws IllegalArgumentException if there are fewer
     */
    static double of(double[] x, int samples, double tolerance) {
        if (x.length < samples + 2) {
            throw new IllegalArgumentException(
                    "fuzzy entropy: expected " + (samples + 2) + " samples or more, got " + x.length);
        }
        return Math.log(alike(x, samples, tolerance) / alike(x, samples + 1, tolerance));
    }

    /** The mean over pairs of stretches; loops are short, so that the compiler makes wide instructions of them. */
    private static double alike(double[] x, int length, double tolerance) {
        int count = x.length - length + 1;
        double[][] stretches = stretches(x, length, count);
        double[] distances = new double[count];
        double[] sums = new double[count];
        for (int i = 1; i < count; i++) {
            Arrays.fill(distances, 0, i, 0);
            for (double[] samples : stretches) {
                farther(samples, i, distances);
            }
            addExponentials(distances, i, -1 / tolerance, sums);
        }
        return Arrays.stream(sums).sum() / (count * (count - 1) / 2.0);
    }

    /** [sample][stretch]; of two samples less their mean one tells the other. */
    private static double[][] stretches(double[] x, int length, int count) {
        double[][] stretches = new double[length == 2 ? 1 : length][count];
        for (int i = 0; i < count; i++) {
            double mean = 0;
            for (int k = 0; k < length; k++) {
                mean += x[i + k] / length;
            }
            for (int k = 0; k < stretches.length; k++) {
                stretches[k][i] = x[i + k] - mean;
            }
        }
        return stretches;
    }

    /** The distances from one stretch to those before it in one more sample. */
    private static void farther(double[] samples, int to, double[] distances) {
        double here = samples[to];
        for (int j = 0; j < to; j++) {
            distances[j] = larger(distances[j], Math.abs(samples[j] - here));
        }
    }

    /** In fewer instructions than {@link Math#max}, which looks for NaN. */
    private static double larger(double a, double b) {
        return 0.5 * (a + b + Math.abs(a - b));
    }

    /**
     * Adds exp(scale d^2) of the first distances, each to its sum. An exponent is divided by 512, of which the
     * exponential is a short power series, and that is squared nine times: right to 1e-10 down to exp(-40).
     */
    private static void addExponentials(double[] distances, int count, double scale, double[] sums) {
        double part = scale / 512;
        for (int j = 0; j < count; j++) {
            double e = larger(part * distances[j] * distances[j], LEAST);
            double high = Math.fma(Math.fma(Math.fma(Math.fma(e, C7, C6), e, C5), e, C4), e, C3);
            distances[j] = Math.fma(Math.fma(Math.fma(high, e, 0.5), e, 1), e, 1);
        }
        for (int j = 0; j < count; j++) {
            double y = distances[j];
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            y *= y;
            sums[j] += y;
        }
    }
}
