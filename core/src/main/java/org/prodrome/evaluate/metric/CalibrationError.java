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
        return error(probabilities, abnormal, ProbabilityBins.equalWidth(bins));
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
        Probabilities.check("calibration error", probabilities, abnormal, Probabilities.once(probabilities.length));
        return error(probabilities, abnormal, ProbabilityBins.adaptive(probabilities, bins));
    }

    private static double error(double[] probabilities, boolean[] abnormal, ProbabilityBins bins)
            throws UndefinedMetricException {
        Probabilities.check("calibration error", probabilities, abnormal, Probabilities.once(probabilities.length));
        double[] off = new double[bins.count()];
        for (int i = 0; i < probabilities.length; i++) {
            off[bins.of(probabilities[i])] += probabilities[i] - (abnormal[i] ? 1 : 0);
        }
        return Arrays.stream(off).map(Math::abs).sum() / probabilities.length;
    }
}
