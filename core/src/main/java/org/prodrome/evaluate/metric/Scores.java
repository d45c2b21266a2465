package org.prodrome.evaluate.metric;

/** What is asked of scores before anything is computed from them. */
final class Scores {
    private Scores() {}

    static void check(double[] scores, boolean[] abnormal) {
        if (scores.length != abnormal.length) {
            throw new IllegalArgumentException("scores: expected one label a score, got " + scores.length
                    + " scores and " + abnormal.length + " labels");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "scores: expected finite numbers, got " + scores[i] + " at index " + i);
            }
        }
    }
}
