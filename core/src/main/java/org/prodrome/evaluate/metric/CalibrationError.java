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
        double[] inner = new double[requireBins(bins) - 1];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = (i + 1) * (1.0 / bins);
        }
        return error(probabilities, abnormal, inner);
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
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] inner = new double[requireBins(bins) - 1];
        for (int i = 0; i < inner.length; i++) {
            double place = (double) (i + 1) / bins * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            inner[i] = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
        return error(probabilities, abnormal, inner);
    }

    /** @param inner the edges between bins, rising */
    private static double error(double[] probabilities, boolean[] abnormal, double[] inner)
            throws UndefinedMetricException {
        Probabilities.check("calibration error", probabilities, abnormal, Probabilities.once(probabilities.length));
        double[] off = new double[inner.length + 1];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = 0;
            while (bin < inner.length && inner[bin] < probabilities[i]) {
                bin++;
            }
            off[bin] += probabilities[i] - (abnormal[i] ? 1 : 0);
        }
        return Arrays.stream(off).map(Math::abs).sum() / probabilities.length;
    }

    private static int requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("calibration error: expected 1 bin or more, got " + bins);
        }
        return bins;
    }
}
