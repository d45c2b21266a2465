package org.prodrome.evaluate.series;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Point-adjusted F1 (Xu et al. 2018), which counts a whole event as found where one sample of it is called. Calls at
 * random reach high figures by it (Kim et al. 2022), so it is never given without theirs.
 *
 * @param f1 in [0, 1]
 * @param random mean point-adjusted F1 of detectors that call as many samples, drawn at random
 */
public record PointAdjusted(double f1, double random) {

    /**
     * @param truth [sample]
     * @param called [sample]
     * @param draws of the random detector, at least 1
     * @throws UndefinedMetricException if nothing is abnormal, or nothing is called
     */
    public static PointAdjusted of(boolean[] truth, boolean[] called, int draws, Seed seed)
            throws UndefinedMetricException {
        if (draws < 1) {
            throw new IllegalArgumentException("random detector: expected 1 draw or more, got " + draws);
        }
        Confusion own = Confusion.of(called, truth);
        if (own.abnormal() == 0 || own.truePositive() + own.falsePositive() == 0) {
            throw new UndefinedMetricException(
                    "point-adjusted F1", "abnormal samples and calls of such", own.toString());
        }
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            sum += adjusted(truth, shuffled(called, seed.split(draw).random()));
        }
        return new PointAdjusted(adjusted(truth, called), sum / draws);
    }

    private static double adjusted(boolean[] truth, boolean[] called) throws UndefinedMetricException {
        boolean[] adjusted = called.clone();
        for (Span event : Span.of(truth)) {
            boolean touched = false;
            for (int i = (int) event.start(); i < event.end(); i++) {
                touched |= called[i];
            }
            for (int i = (int) event.start(); i < event.end(); i++) {
                adjusted[i] = touched;
            }
        }
        return Confusion.of(adjusted, truth).weighted().f(1);
    }

    private static boolean[] shuffled(boolean[] called, SplittableRandom random) {
        boolean[] shuffled = called.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            boolean one = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = one;
        }
        return shuffled;
    }
}
