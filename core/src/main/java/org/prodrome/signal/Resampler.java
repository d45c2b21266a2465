package org.prodrome.signal;

import java.math.BigInteger;

/**
 * Changes a signal's rate by a rational factor up / down, through a Kaiser-windowed (beta 5) low-pass of 20 zero
 * crossings at the lower of the two Nyquist frequencies; the same filter as scipy.signal.resample_poly's default.
 */
public final class Resampler {
    private static final double BETA = 5;
    private static final long MOST = 200_000;

    /** Taps are computed so many at a time, for an addition waits for the one before. */
    private static final int SIDE_BY_SIDE = 8;

    private final int up;
    private final int down;
    private final int half;
    /** [phase][tap], each turned round and filled up to one length. */
    private final double[][] phases;

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
        phases = phases(lowPass(half, 1.0 / most, up), up);
    }

    private static double[][] phases(double[] filter, int up) {
        int taps = (filter.length + up - 1) / up;
        int filled = (taps + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE * SIDE_BY_SIDE;
        double[][] phases = new double[up][filled];
        for (int i = 0; i < filter.length; i++) {
            phases[i % up][filled - 1 - i / up] = filter[i];
        }
        return phases;
    }

    /**
     * Samples at the old rate to samples at the new one, starting together; silence stands in beyond the ends. One that
     * is not finite spoils those within ten samples of the lower rate and seven more of the old one.
     */
    public float[] apply(float[] x) {
        if (up == down) {
            return x;
        }
        return new PhaseRows(phases, up, down, half).resampled(x, length(x.length));
    }

    /** The same in 64 bits. */
    public double[] apply(double[] x) {
        if (up == down) {
            return x.clone();
        }
        int taps = phases[0].length;
        double[] padded = new double[x.length + 2 * taps];
        System.arraycopy(x, 0, padded, taps, x.length);
        double[] y = new double[length(x.length)];
        for (int m = 0; m < y.length; m++) {
            y[m] = at(m, padded);
        }
        return y;
    }

    private int length(int samples) {
        return Math.toIntExact(((long) samples * up + down - 1) / down);
    }

    private double at(int place, double[] padded) {
        long last = (long) place * down + half;
        double[] taps = phases[(int) (last % up)];
        // Samples before the first count as taps.length.
        return product(taps, padded, (int) (last / up) + 1);
    }

    private static double product(double[] taps, double[] x, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        for (int i = 0; i < taps.length; i += SIDE_BY_SIDE) {
            int j = from + i;
            a = Math.fma(taps[i], x[j], a);
            b = Math.fma(taps[i + 1], x[j + 1], b);
            c = Math.fma(taps[i + 2], x[j + 2], c);
            d = Math.fma(taps[i + 3], x[j + 3], d);
            e = Math.fma(taps[i + 4], x[j + 4], e);
            f = Math.fma(taps[i + 5], x[j + 5], f);
            g = Math.fma(taps[i + 6], x[j + 6], g);
            h = Math.fma(taps[i + 7], x[j + 7], h);
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
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
