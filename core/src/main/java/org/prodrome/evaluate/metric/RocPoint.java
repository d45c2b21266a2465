package org.prodrome.evaluate.metric;

/**
 * One rate read off the ROC curve where the other is fixed, at the best threshold that keeps to it; thresholds are the
 * scores and one above them all, and nothing is interpolated. The threshold is chosen on the very cases that are
 * judged, so this describes the curve, and is no operating point.
 */
public final class RocPoint {
    /** A rate that misses what is asked by rounding alone keeps to it. */
    private static final double ROUNDING = 1e-12;

    private RocPoint() {}

    /**
     * The highest sensitivity among the thresholds whose specificity is at least the given one; in [0, 1].
     *
     * @param specificity in [0, 1]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static double sensitivityAt(double specificity, Tally tally) throws UndefinedMetricException {
        require("specificity", specificity);
        tally.requireBoth("sensitivity at fixed specificity");
        return sensitivityAt(specificity, tally.weighted());
    }

    /**
     * The same of cases that weigh differently.
     *
     * @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing
     */
    public static double sensitivityAt(double specificity, WeightedTally tally) throws UndefinedMetricException {
        require("specificity", specificity);
        tally.requireBoth("sensitivity at fixed specificity");
        double best = 0;
        for (int i = 0; i < tally.normal().length; i++) {
            double here = 1 - tally.normal()[i] / tally.allNormal();
            if (here >= specificity - ROUNDING) {
                best = tally.abnormal()[i] / tally.allAbnormal();
            }
        }
        return best;
    }

    /**
     * The highest specificity among the thresholds whose sensitivity is at least the given one; in [0, 1].
     *
     * @param sensitivity in [0, 1]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static double specificityAt(double sensitivity, Tally tally) throws UndefinedMetricException {
        require("sensitivity", sensitivity);
        tally.requireBoth("specificity at fixed sensitivity");
        return specificityAt(sensitivity, tally.weighted());
    }

    /**
     * The same of cases that weigh differently.
     *
     * @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing
     */
    public static double specificityAt(double sensitivity, WeightedTally tally) throws UndefinedMetricException {
        require("sensitivity", sensitivity);
        tally.requireBoth("specificity at fixed sensitivity");
        if (sensitivity <= ROUNDING) {
            return 1;
        }
        int i = 0;
        while (tally.abnormal()[i] / tally.allAbnormal() < sensitivity - ROUNDING) {
            i++;
        }
        return 1 - tally.normal()[i] / tally.allNormal();
    }

    private static void require(String rate, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(rate + ": expected a rate in [0, 1], got " + value);
        }
    }
}
