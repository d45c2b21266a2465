package org.prodrome.evaluate.map;

import java.util.Arrays;
import java.util.List;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.AveragePrecision;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.metric.PartialAuroc;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.Tally;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Metrics over the samples of all maps taken together. Large lesions rule them; {@link #perRegionOverlap} counts every
 * lesion alike.
 */
public final class PixelMetrics {
    /** The false alarm rate up to which overlap is averaged where nobody asks for another (Bergmann et al. 2021). */
    public static final double LIMIT = 0.3;

    private PixelMetrics() {}

    /**
     * The best Dice that any one threshold for all maps reaches: chosen by looking at the truth, so that no detector
     * attains it.
     *
     * @param dice in [0, 1]
     * @param threshold from which a sample is called abnormal, the highest of those that reach it
     */
    public record OracleDice(double dice, double threshold) {}

    /** @throws UndefinedMetricException if no sample is normal or none abnormal */
    public static double auroc(List<ScoredMap> maps) throws UndefinedMetricException {
        return Auroc.of(ranking(maps).tally());
    }

    /** @throws UndefinedMetricException if no sample is normal or none abnormal */
    public static double averagePrecision(List<ScoredMap> maps) throws UndefinedMetricException {
        return AveragePrecision.of(ranking(maps).tally());
    }

    /**
     * PRO (Bergmann et al. 2021, section 5.2): the mean over lesions of the share that is found, averaged over false
     * alarm rates of normal samples up to a limit. A lesion is a connected piece of a map's truth. All thresholds
     * count, and between them the curve is straight.
     *
     * @param limit in (0, 1], such as {@link #LIMIT}
     * @return in [0, 1]; chance is half the limit
     * @throws UndefinedMetricException if no sample is normal or there is no lesion
     */
    public static double perRegionOverlap(List<ScoredMap> maps, double limit) throws UndefinedMetricException {
        double[] weights = new double[samples(maps)];
        int offset = 0;
        for (ScoredMap map : maps) {
            Arrays.fill(weights, offset, offset + map.scores().length, 1);
            for (int[] lesion : Components.of(map.lesion(), map.extent())) {
                for (int sample : lesion) {
                    weights[offset + sample] = 1.0 / lesion.length;
                }
            }
            offset += map.scores().length;
        }
        return PartialAuroc.area(ranking(maps).tally(weights), limit) / limit;
    }

    /**
     * Twice what both have in common over the sum of both (Dice 1945), in [0, 1].
     *
     * @param called [sample]
     * @param lesion [sample]
     * @throws UndefinedMetricException if nothing is called and nothing is abnormal
     */
    public static double dice(boolean[] called, boolean[] lesion) throws UndefinedMetricException {
        return Confusion.of(called, lesion).weighted().f(1);
    }

    /** @throws UndefinedMetricException if no sample is abnormal */
    public static OracleDice oracleDice(List<ScoredMap> maps) throws UndefinedMetricException {
        Ranking ranking = ranking(maps);
        Tally tally = ranking.tally();
        if (tally.allAbnormal() == 0) {
            throw new UndefinedMetricException("oracle Dice", "a lesion", "none in " + maps.size() + " maps");
        }
        double best = -1;
        int at = 0;
        for (int i = 0; i < tally.abnormal().length; i++) {
            double called = (double) tally.abnormal()[i] + tally.normal()[i];
            double dice = 2.0 * tally.abnormal()[i] / (called + tally.allAbnormal());
            if (dice > best) {
                best = dice;
                at = i;
            }
        }
        return new OracleDice(best, ranking.thresholds()[at]);
    }

    private static Ranking ranking(List<ScoredMap> maps) {
        double[] scores = new double[samples(maps)];
        boolean[] lesion = new boolean[scores.length];
        int offset = 0;
        for (ScoredMap map : maps) {
            System.arraycopy(map.scores(), 0, scores, offset, map.scores().length);
            System.arraycopy(map.lesion(), 0, lesion, offset, map.lesion().length);
            offset += map.scores().length;
        }
        return Ranking.of(scores, lesion);
    }

    private static int samples(List<ScoredMap> maps) {
        return Math.toIntExact(
                maps.stream().mapToLong(map -> map.scores().length).sum());
    }
}
