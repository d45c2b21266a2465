package org.prodrome.signal.eeg;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.prodrome.signal.filter.Finite;

/** How irregular a signal is, each as its paper has it. Samples have to be finite. */
public final class Complexity {
    private Complexity() {}

    /**
     * The mean distance from sample to sample. R. Esteller et al., "Line length: an efficient feature for seizure onset
     * detection", Proceedings of the 23rd IEEE EMBS conference, 2001.
     *
     * @throws IllegalArgumentException if there are fewer than 2 samples
     */
    public static double lineLength(double[] x) {
        require("line length", x, 2);
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += Math.abs(x[i] - x[i - 1]);
        }
        return sum / (x.length - 1);
    }

    /**
     * The negative logarithm of how likely stretches that are alike for some samples are so for one more. J. S. Richman
     * and J. R. Moorman, "Physiological time-series analysis using approximate entropy and sample entropy", American
     * Journal of Physiology 278(6), 2000. Takes a time that grows with the square of the length.
     *
     * @param samples that are alike: 2
     * @param tolerance in the signal's unit: 0.2 deviations
     * @throws IllegalArgumentException if the signal is shorter than {@code samples + 2} or the tolerance below 0
     * @throws ArithmeticException if no stretches are alike, for which there is no entropy
     */
    public static double sampleEntropy(double[] x, int samples, double tolerance) {
        if (samples < 1 || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "sample entropy: expected 1 sample or more and a tolerance of 0 or more, " + "got " + samples
                            + " and " + tolerance);
        }
        require("sample entropy", x, samples + 2);
        long alike = 0;
        long longer = 0;
        long[] near = new long[x.length / Long.SIZE + 2];
        for (int lag = 1; lag < x.length - samples; lag++) {
            mark(x, lag, tolerance, near);
            int pairs = x.length - samples - lag;
            for (int word = 0; word * Long.SIZE < pairs; word++) {
                long run = near[word] & first(pairs - word * Long.SIZE);
                for (int k = 1; k < samples; k++) {
                    run &= from(near, word * Long.SIZE + k);
                }
                alike += Long.bitCount(run);
                longer += Long.bitCount(run & from(near, word * Long.SIZE + samples));
            }
        }
        if (longer == 0) {
            throw new ArithmeticException("sample entropy: expected stretches of " + (samples + 1)
                    + " samples that are alike within " + tolerance + ", got none");
        }
        return Math.log((double) alike / longer);
    }

    /** A bit for each sample that is near the one so many later; a sign makes it, which takes no branch. */
    private static void mark(double[] x, int lag, double tolerance, long[] near) {
        int pairs = x.length - lag;
        for (int start = 0; start < pairs; start += Long.SIZE) {
            int end = Math.min(start + Long.SIZE, pairs);
            long far = 0;
            for (int i = start; i < end; i++) {
                far |= Double.doubleToRawLongBits(tolerance - Math.abs(x[i] - x[i + lag])) >>> (Long.SIZE - 1) << i;
            }
            near[start / Long.SIZE] = ~far;
        }
    }

    /** So many bits set, of 64 at most. */
    private static long first(int count) {
        return count >= Long.SIZE ? -1L : (1L << count) - 1;
    }

    /** The 64 bits from one on; what lies beyond the last is nobody's. */
    private static long from(long[] bits, int at) {
        int word = at / Long.SIZE;
        int shift = at % Long.SIZE;
        long low = word < bits.length ? bits[word] >>> shift : 0;
        return shift == 0 || word + 1 >= bits.length ? low : low | bits[word + 1] << (Long.SIZE - shift);
    }

    /**
     * Shannon's entropy of the orders in which successive samples rise and fall, as a share of the most that there can
     * be. C. Bandt and B. Pompe, "Permutation entropy: a natural complexity measure for time series", Physical Review
     * Letters 88(17), 2002. Of equal samples the earlier counts as the lower.
     *
     * @param order samples in a pattern, 2 to 10
     * @param delay from one to the next
     * @throws IllegalArgumentException if the signal holds no pattern
     */
    public static double permutationEntropy(double[] x, int order, int delay) {
        if (order < 2 || order > 10 || delay < 1) {
            throw new IllegalArgumentException(
                    "permutation entropy: expected an order of 2 to 10 and a delay of 1 or more, got " + order + " and "
                            + delay);
        }
        int span = Math.multiplyExact(order - 1, delay);
        require("permutation entropy", x, span + 1);
        Map<Long, Integer> counts = new HashMap<>();
        int patterns = x.length - span;
        for (int i = 0; i < patterns; i++) {
            counts.merge(pattern(x, i, order, delay), 1, Integer::sum);
        }
        double entropy = 0;
        for (int count : counts.values()) {
            double p = (double) count / patterns;
            entropy -= p * Math.log(p);
        }
        double most = 0;
        for (int i = 2; i <= order; i++) {
            most += Math.log(i);
        }
        return entropy / most;
    }

    private static long pattern(double[] x, int start, int order, int delay) {
        long pattern = 0;
        for (int i = 1; i < order; i++) {
            int lower = 0;
            for (int j = 0; j < i; j++) {
                lower += x[start + j * delay] <= x[start + i * delay] ? 1 : 0;
            }
            pattern = pattern * (i + 1) + lower;
        }
        return pattern;
    }

    /**
     * Hurst's exponent by the rescaled range: the slope of log(R/S) over log(length) for segments of 16, 32, 64 and so
     * on samples up to half the signal. H. E. Hurst, "Long-term storage capacity of reservoirs", Transactions of the
     * American Society of Civil Engineers 116, 1951; B. B. Mandelbrot and J. R. Wallis, Water Resources Research 5,
     * 1969. About 0.5 for independent samples, a little more for few of them; segments that never change are left out.
     *
     * @throws IllegalArgumentException if there are fewer than 64 samples, or the signal never changes
     */
    public static double hurst(double[] x) {
        require("Hurst exponent", x, 64);
        double[] sums = new double[5];
        for (int length = 16; length <= x.length / 2; length *= 2) {
            double range = RescaledRange.mean(x, length);
            if (range > 0) {
                double a = Math.log(length);
                double b = Math.log(range);
                double[] terms = {1, a, b, a * a, a * b};
                Arrays.setAll(sums, i -> sums[i] + terms[i]);
            }
        }
        if (sums[0] < 2) {
            throw new IllegalArgumentException(
                    "Hurst exponent: expected a signal that changes in segments of two lengths" + " or more, got "
                            + (int) sums[0]);
        }
        return (sums[0] * sums[4] - sums[1] * sums[2]) / (sums[0] * sums[3] - sums[1] * sums[1]);
    }

    private static void require(String what, double[] x, int least) {
        if (x.length < least) {
            throw new IllegalArgumentException(what + ": expected " + least + " samples or more, got " + x.length);
        }
        Finite.require(x);
    }
}
