package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.Tally;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * What share of the other class each case is rightly ordered against, a tie counting one half: the structural
 * components V10 of the abnormal and V01 of the normal cases (DeLong, DeLong and Clarke-Pearson 1988). All are read off
 * one ordering of the cases, so that it takes O(n log n) (Sun and Xu 2014).
 *
 * @param auroc the components' mean in either class
 * @param components [case]
 */
@SuppressWarnings("ArrayRecordComponent") // computed, read once and let go
record Placements(double auroc, double[] components) {

    /** @throws UndefinedMetricException if there is no normal or no abnormal case */
    static Placements of(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        Ranking ranking = Ranking.of(scores, abnormal);
        Tally tally = ranking.tally();
        double auroc = Auroc.of(tally);
        // The difference makes one of 0 and -0, which are one threshold.
        double[] rising =
                Arrays.stream(ranking.thresholds()).map(each -> 0.0 - each).toArray();
        double[] components = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int at = Arrays.binarySearch(rising, 0.0 - scores[i]);
            components[i] = abnormal[i]
                    ? 1 - middle(tally.normal(), at) / tally.allNormal()
                    : middle(tally.abnormal(), at) / tally.allAbnormal();
        }
        return new Placements(auroc, components);
    }

    /** How many lie above a threshold, and half of those at it. */
    private static double middle(int[] atOrAbove, int threshold) {
        int above = threshold == 0 ? 0 : atOrAbove[threshold - 1];
        return (above + atOrAbove[threshold]) / 2.0;
    }
}
