package org.prodrome.evaluate.metric;

import java.util.Arrays;
import org.prodrome.evaluate.statistic.Percentile;

/** Bins of probabilities, each open below and closed above, the lowest closed on both sides. */
public final class ProbabilityBins {
    /** [bin]: where it ends, but for the last. */
    private final double[] inner;

    private ProbabilityBins(double[] inner) {
        this.inner = inner;
    }

    /** @throws IllegalArgumentException if there is no bin */
    public static ProbabilityBins equalWidth(int bins) {
        double[] inner = new double[requireBins(bins) - 1];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = (i + 1) * (1.0 / bins);
        }
        return new ProbabilityBins(inner);
    }

    /**
     * Of equally many cases: the edges are percentiles, interpolated linearly.
     *
     * @param probabilities [case], at least one
     * @throws IllegalArgumentException if there is no bin
     */
    public static ProbabilityBins adaptive(double[] probabilities, int bins) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] inner = new double[requireBins(bins) - 1];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = Percentile.of(sorted, (double) (i + 1) / bins);
        }
        return new ProbabilityBins(inner);
    }

    public int count() {
        return inner.length + 1;
    }

    /** The bin of a probability, from 0. */
    public int of(double probability) {
        int bin = 0;
        while (bin < inner.length && inner[bin] < probability) {
            bin++;
        }
        return bin;
    }

    private static int requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("calibration error: expected 1 bin or more, got " + bins);
        }
        return bins;
    }
}
