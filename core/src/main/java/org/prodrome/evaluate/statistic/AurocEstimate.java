package org.prodrome.evaluate.statistic;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * An area under the receiver operating characteristic with its variance, in closed form.
 *
 * @param value in [0, 1]
 * @param variance of the value, over other cases or subjects from where these came from
 */
public record AurocEstimate(double value, double variance) {

    /**
     * Of cases that are independent, such as one a subject (DeLong, DeLong and Clarke-Pearson 1988, computed as Sun and
     * Xu 2014 do).
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     * @throws IllegalArgumentException if there are fewer than two cases of a class
     */
    public static AurocEstimate delong(double[] scores, boolean[] abnormal) throws UndefinedMetricException {
        return obuchowski(scores, abnormal, IntStream.range(0, scores.length).toArray());
    }

    /**
     * Of cases of which a subject may have several, of one class or of both (Obuchowski 1997).
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @param subjects [case] the index of the case's subject, from 0
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     * @throws IllegalArgumentException if fewer than two subjects have a class
     */
    public static AurocEstimate obuchowski(double[] scores, boolean[] abnormal, int[] subjects)
            throws UndefinedMetricException {
        Placements placements = Placements.of(scores, abnormal);
        double[] centred = placements.components();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= placements.auroc();
        }
        return new AurocEstimate(placements.auroc(), new ClusteredComponents(centred, abnormal, subjects).variance());
    }

    /**
     * The 95 % interval: symmetric on the scale of log odds (Pepe 2003, section 5.2.4), where an area near 1 is covered
     * as often as it should be; on the area's own scale it is covered too rarely. Empty where the variance is 0, as
     * where no case is out of order: nothing was seen to vary, which is no certainty.
     */
    public Optional<Interval> interval() {
        if (variance == 0 || value == 0 || value == 1) {
            return Optional.empty();
        }
        double middle = Math.log(value / (1 - value));
        double half = StandardNormal.Z * Math.sqrt(variance) / (value * (1 - value));
        return Optional.of(new Interval(share(middle - half), share(middle + half)));
    }

    /** The mean of independent estimates, one or more. */
    static AurocEstimate mean(List<AurocEstimate> parts) {
        int size = parts.size();
        return new AurocEstimate(
                parts.stream().mapToDouble(AurocEstimate::value).sum() / size,
                parts.stream().mapToDouble(AurocEstimate::variance).sum() / size / size);
    }

    private static double share(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
