package org.prodrome.evaluate.map;

/**
 * A case's map beside what is known.
 *
 * @param scores [depth, height, width], finite; the higher, the more abnormal
 * @param lesion [depth, height, width] whether it is; nowhere in a normal case
 */
@SuppressWarnings("ArrayRecordComponent") // not copied, so not to be written to
public record ScoredMap(double[] scores, boolean[] lesion, Extent extent) {
    public ScoredMap {
        if (scores.length != extent.size() || lesion.length != extent.size()) {
            throw new IllegalArgumentException("map: expected a score and a label for each of " + extent.size()
                    + " samples, got " + scores.length + " and " + lesion.length);
        }
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("map: expected finite scores, got " + score);
            }
        }
    }

    /** Which samples score at least the threshold. */
    public boolean[] at(double threshold) {
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= threshold;
        }
        return called;
    }
}
