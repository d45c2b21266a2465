package org.prodrome.evaluate.metric;

/**
 * Cox's recalibration (1958): how the logit of the probability has to be stretched and moved to fit what is. Fitted by
 * maximum likelihood, without a penalty.
 *
 * @param slope of {@code logit P(abnormal) = a + slope logit p}; 1 is best, below 1 the probabilities are too extreme
 * @param intercept of {@code logit P(abnormal) = intercept + logit p}: calibration in the large (Steyerberg et al.
 *     2010); 0 is best, below 0 the probabilities are too high
 */
public record CalibrationLine(double slope, double intercept) {
    private static final int STEPS = 100;
    private static final double TOLERANCE = 1e-12;
    /** A slope so steep or a likelihood so flat means that the classes are parted and nothing fits best. */
    private static final double SEPARATED = 1e6;

    /**
     * @param probabilities [case] of being abnormal, in (0, 1)
     * @param abnormal [case]
     * @throws UndefinedMetricException if a class is missing, if a probability is 0 or 1, whose logit is infinite, if
     *     all probabilities are equal, or if they part the classes, for then no slope fits best
     */
    public static CalibrationLine of(double[] probabilities, boolean[] abnormal) throws UndefinedMetricException {
        Ranking.of(probabilities, abnormal).tally().requireBoth("calibration slope");
        return of(probabilities, abnormal, Probabilities.once(probabilities.length));
    }

    /**
     * The same of cases that weigh differently.
     *
     * @param weights [case], above 0: a case that weighs nothing is to be left out
     * @throws UndefinedMetricException as above
     */
    public static CalibrationLine of(double[] probabilities, boolean[] abnormal, double[] weights)
            throws UndefinedMetricException {
        Probabilities.check("calibration slope", probabilities, abnormal, weights);
        for (double weight : weights) {
            if (weight == 0) {
                throw new IllegalArgumentException("calibration slope: expected weights above 0, got 0");
            }
        }
        Ranking ranking = Ranking.of(probabilities, abnormal);
        ranking.tally().requireBoth("calibration slope");
        if (ranking.thresholds().length < 2) {
            throw new UndefinedMetricException("calibration slope", "two probabilities", "one: " + probabilities[0]);
        }
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            if (probabilities[i] == 0 || probabilities[i] == 1) {
                throw new UndefinedMetricException(
                        "calibration slope", "probabilities above 0 and below 1", probabilities[i] + " at index " + i);
            }
            logits[i] = Math.log(probabilities[i]) - Math.log1p(-probabilities[i]);
        }
        requireMixed(logits, abnormal);
        return new CalibrationLine(slope(logits, abnormal, weights), intercept(logits, abnormal, weights));
    }

    /** Newton's method for both a and the slope. */
    private static double slope(double[] x, boolean[] abnormal, double[] weights) throws UndefinedMetricException {
        double a = 0;
        double b = 1;
        for (int step = 0; step < STEPS; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int i = 0; i < x.length; i++) {
                double p = 1 / (1 + Math.exp(-a - b * x[i]));
                double off = weights[i] * ((abnormal[i] ? 1 : 0) - p);
                double w = weights[i] * p * (1 - p);
                g0 += off;
                g1 += off * x[i];
                h00 += w;
                h01 += w * x[i];
                h11 += w * x[i] * x[i];
            }
            double determinant = h00 * h11 - h01 * h01;
            double da = (h11 * g0 - h01 * g1) / determinant;
            double db = (h00 * g1 - h01 * g0) / determinant;
            // Far from the optimum a full step may overshoot.
            double shrink = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db)));
            a += shrink * da;
            b += shrink * db;
            if (!(Math.abs(b) < SEPARATED)) {
                break;
            }
            if (Math.abs(da) <= TOLERANCE * (1 + Math.abs(a)) && Math.abs(db) <= TOLERANCE * (1 + Math.abs(b))) {
                return b;
            }
        }
        throw new UndefinedMetricException("calibration slope", "a likelihood with a maximum", "slope " + b);
    }

    /** Newton's method for the intercept alone, the slope being 1. */
    private static double intercept(double[] x, boolean[] abnormal, double[] weights) throws UndefinedMetricException {
        double a = 0;
        for (int step = 0; step < STEPS; step++) {
            double g = 0;
            double h = 0;
            for (int i = 0; i < x.length; i++) {
                double p = 1 / (1 + Math.exp(-a - x[i]));
                g += weights[i] * ((abnormal[i] ? 1 : 0) - p);
                h += weights[i] * p * (1 - p);
            }
            double move = Math.clamp(g / h, -2, 2);
            a += move;
            if (Math.abs(move) <= TOLERANCE * (1 + Math.abs(a))) {
                return a;
            }
        }
        throw new UndefinedMetricException("calibration intercept", "a likelihood with a maximum", "intercept " + a);
    }

    /** In one dimension the likelihood has a maximum unless the classes touch at one probability at most. */
    private static void requireMixed(double[] x, boolean[] abnormal) throws UndefinedMetricException {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < x.length; i++) {
            int label = abnormal[i] ? 1 : 0;
            least[label] = Math.min(least[label], x[i]);
            most[label] = Math.max(most[label], x[i]);
        }
        if (least[1] >= most[0] || least[0] >= most[1]) {
            throw new UndefinedMetricException(
                    "calibration slope", "classes whose probabilities overlap", "classes that one threshold parts");
        }
    }
}
