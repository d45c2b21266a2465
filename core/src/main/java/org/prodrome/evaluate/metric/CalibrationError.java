package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * Expected calibration error: over bins of the probability, the mean of |share of the abnormal - mean probability|,
 * each bin counted by its cases. In [0, 1]; 0 is best, and no proof of calibration, for it depends on the bins. A bin
 * is open below and closed above, the lowest closed on both sides.
 */
public final class CalibrationError {
    private CalibrationError() {}

    /**
     * With bins of equal width (Naeini et al. 2015).
     *
     * @param probabilities [case] of being abnormal, in [0, 1]
     * @param abnormal [case]
     * @param bins at least 1; 10 and 15 are customary
     * @throws UndefinedMetricException if there is no case
     */
    public static double equalWidth(double[] probabilities, boolean[] abnormal, int bins)
            throws UndefinedMetricException {
        return equalWidth(probabilities, abnormal, Probabilities.once(probabilities.length), bins);
    }

    /**
     * The same of cases that weigh differently.
     *
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if no case weighs anything
     */
    public static double equalWidth(double[] probabilities, boolean[] abnormal, double[] weights, int bins)
            throws UndefinedMetricException {
        return error(probabilities, abnormal, weights, ProbabilityBins.equalWidth(bins));
    }

    /**
     * With bins of equally many cases, whose edges are percentiles of the probabilities, interpolated linearly:
     * adaptive (Nixon et al. 2019). Equal probabilities share a bin, so that the order of the cases decides nothing and
     * bins may come out unequal.
     *
     * @param probabilities [case] of being abnormal, in [0, 1]
     * @param abnormal [case]
     * @param bins at least 1
     * @throws UndefinedMetricException if there is no case
     */
    public static double adaptive(double[] probabilities, boolean[] abnormal, int bins)
            throws UndefinedMetricException {
        return adaptive(probabilities, abnormal, Probabilities.once(probabilities.length), bins);
    }

    /**
     * The same of cases that weigh differently; the bins' edges are those of the cases, whatever they weigh.
     *
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if no case weighs anything
     */
    public static double adaptive(double[] probabilities, boolean[] abnormal, double[] weights, int bins)
            throws UndefinedMetricException {
        Probabilities.check("calibration error", probabilities, abnormal, weights);
        return error(probabilities, abnormal, weights, ProbabilityBins.adaptive(probabilities, bins));
    }

    private static double error(double[] probabilities, boolean[] abnormal, double[] weights, ProbabilityBins bins)
            throws UndefinedMetricException {
        Probabilities.check("calibration error", probabilities, abnormal, weights);
        double[] off = new double[bins.count()];
        for (int i = 0; i < probabilities.length; i++) {
            off[bins.of(probabilities[i])] += weights[i] * (probabilities[i] - (abnormal[i] ? 1 : 0));
        }
        return Arrays.stream(off).map(Math::abs).sum() / Arrays.stream(weights).sum();
    }
}
