package org.prodrome.evaluate.metric;

/**
 * Area under the receiver operating characteristic: how often an abnormal case outscores a normal one, where a tie
 * counts one half (Hanley and McNeil 1982). In [0, 1]; 0.5 is chance.
 */
public final class Auroc {
    private Auroc() {}

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static double of(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        return of(Ranking.of(scores, abnormal).tally());
    }

    /** @throws UndefinedMetricException if there is no normal or no abnormal case */
    public static double of(Tally tally) throws UndefinedMetricException {
        tally.requireBoth("AUROC");
        // Twice the area in units of one pair is a whole number, so that nothing is rounded but the quotient.
        long doubled = 0;
        int abnormalBefore = 0;
        int normalBefore = 0;
        for (int i = 0; i < tally.abnormal().length; i++) {
            int abnormal = tally.abnormal()[i];
            int normal = tally.normal()[i];
            doubled += (long) (normal - normalBefore) * ((long) abnormal + abnormalBefore);
            abnormalBefore = abnormal;
            normalBefore = normal;
        }
        return doubled / (2.0 * tally.allAbnormal() * tally.allNormal());
    }

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing
     */
    public static double of(double[] scores, boolean[] abnormal, double[] weights) throws UndefinedMetricException {
        return PartialAuroc.of(Ranking.of(scores, abnormal).tally(weights), 1);
    }

    /**
     * Of a resampling, and of all ways the fastest.
     *
     * @param times [case] how often each case counts, 0 or more
     * @throws UndefinedMetricException if no normal or no abnormal case counts
     */
    public static double of(Ranking ranking, int[] times) throws UndefinedMetricException {
        long[] pairs = ranking.pairs(times);
        if (pairs[1] == 0 || pairs[2] == 0) {
            throw new UndefinedMetricException("AUROC", "normal and abnormal cases", (int) pairs[2], (int) pairs[1]);
        }
        return pairs[0] / (2.0 * pairs[1] * pairs[2]);
    }
}
