package org.prodrome.detect;

import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.Tally;

/** The threshold at which something is highest; of equal ones the lowest, which misses fewest. */
final class BestThreshold {
    private BestThreshold() {}

    /**
     * Midway between two neighbouring scores.
     *
     * @param what what it is for, as a message says it
     * @param worth of a tally's threshold, by its place from the highest on
     * @throws IllegalArgumentException if one kind of cases is missing
     */
    static double of(double[] scores, boolean[] abnormal, String what, Function<Tally, IntToDoubleFunction> worth) {
        Ranking ranking = Ranking.of(scores, abnormal);
        Tally tally = ranking.tally();
        if (tally.allNormal() == 0 || tally.allAbnormal() == 0) {
            throw new IllegalArgumentException(what + ": expected normal and abnormal calibration cases, got "
                    + tally.allNormal() + " normal and " + tally.allAbnormal() + " abnormal");
        }
        IntToDoubleFunction at = worth.apply(tally);
        int best = 0;
        for (int i = 1; i < tally.abnormal().length; i++) {
            if (at.applyAsDouble(i) >= at.applyAsDouble(best)) {
                best = i;
            }
        }
        return below(ranking.thresholds(), best);
    }

    /** Midway to the next lower score; the score itself where there is none, or no number, between. */
    private static double below(double[] thresholds, int index) {
        double upper = thresholds[index];
        if (index == thresholds.length - 1) {
            return upper;
        }
        double lower = thresholds[index + 1];
        double middle = lower / 2 + upper / 2;
        return middle > lower && middle <= upper ? middle : upper;
    }
}
