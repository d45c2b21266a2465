package org.prodrome.evaluate.statistic;

/** Quantiles of sorted values. */
public final class Percentile {
    private Percentile() {}

    /**
     * Between neighbouring values interpolated linearly.
     *
     * @param sorted rising, at least one
     * @param share from 0 to 1
     */
    public static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
