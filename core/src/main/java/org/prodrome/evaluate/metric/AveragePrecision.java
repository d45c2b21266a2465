package org.prodrome.evaluate.metric;

/**
 * Average precision, AP = sum over thresholds n of (R_n - R_(n-1)) P_n, with recall R and precision P at the n-th
 * highest distinct score: scikit-learn's definition, without interpolation. In (0, 1]; chance is the share of the
 * abnormal.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no normal or no abnormal case; without a normal one it would be 1
     *     whatever the scores
     */
    public static double of(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        return of(Ranking.of(scores, abnormal).tally());
    }

    /** @throws UndefinedMetricException if there is no normal or no abnormal case */
    public static double of(Tally tally) throws UndefinedMetricException {
        tally.requireBoth("average precision");
        double sum = 0;
        int before = 0;
        for (int i = 0; i < tally.abnormal().length; i++) {
            int abnormal = tally.abnormal()[i];
            if (abnormal > before) {
                sum += (abnormal - before) * (abnormal / ((double) abnormal + tally.normal()[i]));
            }
            before = abnormal;
        }
        return sum / tally.allAbnormal();
    }

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing
     */
    public static double of(double[] scores, boolean[] abnormal, double[] weights) throws UndefinedMetricException {
        WeightedTally tally = Ranking.of(scores, abnormal).tally(weights);
        tally.requireBoth("average precision");
        double sum = 0;
        double before = 0;
        for (int i = 0; i < tally.abnormal().length; i++) {
            double found = tally.abnormal()[i];
            if (found > before) {
                sum += (found - before) * (found / (found + tally.normal()[i]));
            }
            before = found;
        }
        return sum / tally.allAbnormal();
    }
}
