package org.prodrome.evaluate.metric;

/**
 * How much of the cases' weight lies at or above each threshold.
 *
 * @param abnormal [threshold] summed weights of the abnormal cases that score at least the threshold, from the highest
 *     threshold down
 * @param normal [threshold] likewise of the normal ones
 */
@SuppressWarnings("ArrayRecordComponent") // summed, read once and let go
public record WeightedTally(double[] abnormal, double[] normal) {

    /** The weight of all abnormal cases. */
    public double allAbnormal() {
        return abnormal.length == 0 ? 0 : abnormal[abnormal.length - 1];
    }

    /** The weight of all normal cases. */
    public double allNormal() {
        return normal.length == 0 ? 0 : normal[normal.length - 1];
    }

    void requireBoth(String metric) throws UndefinedMetricException {
        if (!(allNormal() > 0 && allAbnormal() > 0)) {
            throw new UndefinedMetricException(
                    metric,
                    "weight on normal and on abnormal cases",
                    allNormal() + " on normal and " + allAbnormal() + " on abnormal ones");
        }
    }
}
