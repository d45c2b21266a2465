package org.prodrome.detect;

import java.util.Optional;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.statistic.WilsonInterval;

/**
 * A threshold, chosen on calibration data for a stated purpose, and how it did there. Where the purpose looked at the
 * labels, it did better there than it will elsewhere: the intervals count the chance of the cases, not that of the
 * choice.
 *
 * @param threshold finite; a score that reaches it is abnormal
 * @param sensitivity on the calibration data; empty where that held no abnormal case
 * @param specificity on the calibration data; empty where that held no normal case
 */
public record OperatingPoint(
        Purpose purpose, double threshold, Optional<WilsonInterval> sensitivity, Optional<WilsonInterval> specificity) {
    public OperatingPoint {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException(purpose.text() + ": expected a finite threshold, got " + threshold);
        }
    }

    /**
     * Chooses the threshold on cases that the model was not fitted to.
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws IllegalArgumentException if there are too few cases for the purpose; the message says how many it takes
     */
    public static OperatingPoint choose(Purpose purpose, double[] scores, boolean[] abnormal) {
        // First, for it is what refuses scores that are not finite.
        Confusion all = Confusion.at(Double.NEGATIVE_INFINITY, scores, abnormal);
        double threshold = purpose.threshold(scores, abnormal);
        Confusion confusion = Confusion.at(threshold, scores, abnormal);
        return new OperatingPoint(
                purpose,
                threshold,
                proportion(confusion.truePositive(), all.abnormal()),
                proportion(confusion.trueNegative(), all.normal()));
    }

    /** Whether a score is called abnormal. */
    public boolean calls(double score) {
        return score >= threshold;
    }

    private static Optional<WilsonInterval> proportion(int successes, int trials) {
        return trials == 0 ? Optional.empty() : Optional.of(WilsonInterval.of(successes, trials));
    }
}
