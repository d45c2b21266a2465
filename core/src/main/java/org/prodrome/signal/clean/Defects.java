package org.prodrome.signal.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Where a recording holds no signal: stretches that stand still, and peaks that the converter cut off. */
public final class Defects {
    private Defects() {}

    /** Samples from one place to before another. */
    public record Stretch(int from, int to) {
        public int length() {
            return to - from;
        }
    }

    /**
     * Stretches of one value, as of an electrode that has fallen off.
     *
     * @param least samples that a stretch has at least, 2 or more
     */
    public static List<Stretch> flat(double[] x, int least) {
        return stretches(x.length, least, i -> x[i] == x[i - 1]);
    }

    /**
     * Stretches at the recording's highest or lowest value; a recording that never changes has none.
     *
     * @param least samples that a stretch has at least, 2 or more
     */
    public static List<Stretch> clipped(double[] x, int least) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (double value : x) {
            high = Math.max(high, value);
            low = Math.min(low, value);
        }
        if (!(low < high)) {
            return List.of();
        }
        double top = high;
        double bottom = low;
        return stretches(x.length, least, i -> x[i] == x[i - 1] && (x[i] == top || x[i] == bottom));
    }

    /** The share of samples within stretches. */
    public static double share(List<Stretch> stretches, int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("share of stretches: expected samples, got " + samples);
        }
        return stretches.stream().mapToDouble(Stretch::length).sum() / samples;
    }

    /** @param goesOn whether a sample belongs to the stretch of the one before it */
    private static List<Stretch> stretches(int samples, int least, IntPredicate goesOn) {
        if (least < 2) {
            throw new IllegalArgumentException("stretches: expected 2 samples or more at least, got " + least);
        }
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= samples; i++) {
            if (i == samples || !goesOn.test(i)) {
                if (i - from >= least) {
                    stretches.add(new Stretch(from, i));
                }
                from = i;
            }
        }
        return stretches;
    }
}
