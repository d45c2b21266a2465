package org.prodrome.evaluate.statistic;

import java.util.List;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * What two detectors' areas on the same cases differ by (DeLong, DeLong and Clarke-Pearson 1988; for several cases a
 * subject Obuchowski 1997).
 *
 * @param value the first area less the second, in [-1, 1]
 * @param variance of the difference; 0 where the detectors order the cases alike
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param p two-sided p-value of no difference; 1 where nothing differs
 */
public record AurocDifference(
        AurocEstimate first, AurocEstimate second, double value, double variance, double low, double high, double p) {

    /**
     * Compares two detectors.
     *
     * @param first [case] scores, finite; the higher, the more abnormal
     * @param second [case] likewise
     * @param abnormal [case]
     * @param subjects [case] the index of the case's subject, from 0; each its own where cases are independent
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     * @throws IllegalArgumentException if fewer than two subjects have a class
     */
    public static AurocDifference of(double[] first, double[] second, boolean[] abnormal, int[] subjects)
            throws UndefinedMetricException {
        Placements one = Placements.of(first, abnormal);
        Placements other = Placements.of(second, abnormal);
        double value = one.auroc() - other.auroc();
        double[] centred = one.components().clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] = centred[i] - other.components()[i] - value;
        }
        double variance = new ClusteredComponents(centred, abnormal, subjects).variance();
        double half = StandardNormal.Z * Math.sqrt(variance);
        return new AurocDifference(
                AurocEstimate.obuchowski(first, abnormal, subjects),
                AurocEstimate.obuchowski(second, abnormal, subjects),
                value,
                variance,
                value - half,
                value + half,
                p(value, variance));
    }

    /**
     * The mean of the differences on cases that share no subject, such as folds' test parts.
     *
     * @param parts one or more
     */
    public static AurocDifference mean(List<AurocDifference> parts) {
        AurocEstimate first =
                AurocEstimate.mean(parts.stream().map(AurocDifference::first).toList());
        AurocEstimate second =
                AurocEstimate.mean(parts.stream().map(AurocDifference::second).toList());
        AurocEstimate difference = AurocEstimate.mean(parts.stream()
                .map(each -> new AurocEstimate(each.value, each.variance))
                .toList());
        double half = StandardNormal.Z * Math.sqrt(difference.variance());
        return new AurocDifference(
                first,
                second,
                difference.value(),
                difference.variance(),
                difference.value() - half,
                difference.value() + half,
                p(difference.value(), difference.variance()));
    }

    private static double p(double value, double variance) {
        if (variance > 0) {
            return StandardNormal.twoSided(value / Math.sqrt(variance));
        }
        return value == 0 ? 1 : 0;
    }
}
