package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * How many cases lie at or above each threshold: all that the metrics of a ranking need to know.
 *
 * @param abnormal [threshold] abnormal cases that score at least the threshold, from the highest threshold down
 * @param normal [threshold] likewise the normal ones
 */
@SuppressWarnings("ArrayRecordComponent") // counted, read once and let go
public record Tally(int[] abnormal, int[] normal) {

    /** All abnormal cases. */
    public int allAbnormal() {
        return abnormal.length == 0 ? 0 : abnormal[abnormal.length - 1];
    }

    /** All normal cases. */
    public int allNormal() {
        return normal.length == 0 ? 0 : normal[normal.length - 1];
    }

    /** The same, where every case weighs 1. */
    public WeightedTally weighted() {
        return new WeightedTally(
                Arrays.stream(abnormal).asDoubleStream().toArray(),
                Arrays.stream(normal).asDoubleStream().toArray());
    }

    void requireBoth(String metric) throws UndefinedMetricException {
        if (allNormal() == 0 || allAbnormal() == 0) {
            throw new UndefinedMetricException(metric, "normal and abnormal cases", allNormal(), allAbnormal());
        }
    }
}
