package org.prodrome.signal;

import java.math.BigInteger;

/**
 * Changes a signal's rate by a rational factor up / down, through a Kaiser-windowed (beta 5) low-pass of 20 zero
 * crossings at the lower of the two Nyquist frequencies; the same filter as scipy.signal.resample_poly's default.
 */
public final class Resampler {
    private static final double BETA = 5;
    private static final long MOST = 200_000;

    private final int up;
    private final int down;
    private final double[] filter;
    private final int half;

    /**
     * @param from and to: rates in Hz, told apart to the thousandth
     * @throws IllegalArgumentException if a rate is none, or the two have hardly a divisor in common
     */
    public Resampler(double from, double to) {
        long a = Math.round(to * 1000);
        long b = Math.round(from * 1000);
        long common =
                Math.max(1, BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact());
        if (a < 1 || b < 1 || Math.max(a, b) / common > MOST) {
            throw new IllegalArgumentException(
                    "resampling: expected rates with a common divisor, got " + from + " Hz and " + to + " Hz");
        }
        up = (int) (a / common);
        down = (int) (b / common);
        int most = Math.max(up, down);
        half = 10 * most;
        filter = lowPass(half, 1.0 / most, up);
    }

    /** Samples at the old rate to samples at the new one, starting together. */
    public float[] apply(float[] x) {
        if (up == down) {
            return x;
        }
        float[] y = new float[Math.toIntExact(((long) x.length * up + down - 1) / down)];
        for (int m = 0; m < y.length; m++) {
            long centre = (long) m * down;
            long first = Math.max(0, (centre - half + up - 1) / up);
            long last = Math.min(x.length - 1, (centre + half) / up);
            double sum = 0;
            for (long k = first; k <= last; k++) {
                sum += x[(int) k] * filter[(int) (centre - k * up + half)];
            }
            y[m] = (float) sum;
        }
        return y;
    }

    private static double[] lowPass(int half, double cutoff, int gain) {
        double[] h = new double[2 * half + 1];
        double total = 0;
        for (int i = -half; i <= half; i++) {
            double angle = Math.PI * cutoff * i;
            double sinc = i == 0 ? 1 : Math.sin(angle) / angle;
            double edge = (double) i / half;
            h[i + half] = sinc * bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
            total += h[i + half];
        }
        for (int i = 0; i < h.length; i++) {
            h[i] *= gain / total;
        }
        return h;
    }

    /** The modified Bessel function of the first kind of order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / 2 / k) * (x / 2 / k);
            sum += term;
        }
        return sum;
    }
}
