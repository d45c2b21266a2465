package org.prodrome.signal.heart;

import java.util.Arrays;

/**
 * The details of the reverse biorthogonal spline wavelet rbio3.9. A. Cohen, I. Daubechies and J.-C. Feauveau,
 * "Biorthogonal bases of compactly supported wavelets", Communications on Pure and Applied Mathematics 45(5), 1992,
 * section 6.A: the low-pass is the quadratic spline's, the details are taken by the dual of 20 taps. Signals are turned
 * round about half a sample beyond their ends. The same coefficients as PyWavelets' and MATLAB's, save their sign.
 */
final class SplineWavelet {
    private static final int SPLINE = 3;
    private static final int DUAL = 9;
    private static final int TAPS = 20;
    private static final double[] LOW_PASS = spline();
    private static final double[] DETAIL = dual();

    private SplineWavelet() {}

    /**
     * The magnitude of a level's details, each held for as many samples as it stands for, so that it lies where the
     * signal does. [time], as many as samples.
     *
     * @param x one finite sample or more
     * @param level from 1
     */
    static double[] magnitude(double[] x, int level) {
        double[] approximation = x;
        for (int i = 1; i < level; i++) {
            approximation = halved(approximation, LOW_PASS);
        }
        double[] detail = halved(approximation, DETAIL);
        int hold = 1 << level;
        int skipped = (detail.length * hold - x.length) / 2;
        double[] held = new double[x.length];
        Arrays.setAll(held, i -> Math.abs(detail[(i + skipped) / hold]));
        return held;
    }

    private static double[] halved(double[] x, double[] filter) {
        double[] y = new double[(x.length + TAPS - 1) / 2];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += filter[tap] * x[turnedRound(2 * i + 1 - tap, x.length)];
            }
            y[i] = sum;
        }
        return y;
    }

    private static int turnedRound(int i, int length) {
        int place = Math.floorMod(i, 2 * length);
        return place < length ? place : 2 * length - 1 - place;
    }

    /** Of ((1 + z) / 2)^3, in the middle of as many taps as the dual has. */
    private static double[] spline() {
        double[] filter = new double[TAPS];
        double[] taps = power(new double[] {0.5, 0.5}, SPLINE);
        for (int i = 0; i < taps.length; i++) {
            filter[(TAPS - taps.length) / 2 + i] = Math.sqrt(2) * taps[i];
        }
        return filter;
    }

    /** Of ((1 + z) / 2)^9 times the sum of binomial(5 + n, n) sin^2n, n from 0 to 5, with turning signs. */
    private static double[] dual() {
        int terms = (SPLINE + DUAL) / 2;
        double[] sum = new double[2 * terms - 1];
        double binomial = 1;
        for (int n = 0; n < terms; n++) {
            double[] sine = power(new double[] {-0.25, 0.5, -0.25}, n);
            for (int i = 0; i < sine.length; i++) {
                sum[terms - 1 - n + i] += binomial * sine[i];
            }
            binomial *= (double) (terms + n) / (n + 1);
        }
        double[] filter = product(power(new double[] {0.5, 0.5}, DUAL), sum);
        for (int i = 0; i < filter.length; i++) {
            filter[i] *= Math.sqrt(2) * (i % 2 == 0 ? 1 : -1);
        }
        return filter;
    }

    private static double[] power(double[] polynomial, int exponent) {
        double[] power = {1};
        for (int i = 0; i < exponent; i++) {
            power = product(power, polynomial);
        }
        return power;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }
}
