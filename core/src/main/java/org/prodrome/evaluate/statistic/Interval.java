package org.prodrome.evaluate.statistic;

/** A 95 % confidence interval: its lower and its upper end. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("interval: expected finite low <= high, got " + low + " to " + high);
        }
    }

    /** Whether a value lies in it, an end included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
