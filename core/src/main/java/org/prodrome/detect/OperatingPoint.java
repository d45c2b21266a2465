package org.prodrome.detect;

import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.statistic.WilsonInterval;

/**
 * A threshold, chosen on calibration data for a stated purpose, and how it did there. Where the purpose looked at the
 * labels, it did better there than it will elsewhere: the intervals count the chance of the cases, not that of the
 * choice.
 *
 * @param threshold finite; a score that reaches it is abnormal
 * @param undecidedFrom below it a score is normal, and from there to the threshold the detector abstains; empty where
 *     it never does, and every score below the threshold is normal
 * @param sensitivity on the calibration data, of the cases that were decided; empty where none of those is abnormal
 * @param specificity on the calibration data, of the cases that were decided; empty where none of those is normal
 */
public record OperatingPoint(
        Purpose purpose,
        double threshold,
        Optional<Double> undecidedFrom,
        Optional<WilsonInterval> sensitivity,
        Optional<WilsonInterval> specificity) {
    public OperatingPoint {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException(purpose.text() + ": expected a finite threshold, got " + threshold);
        }
        if (undecidedFrom.isPresent() && !(undecidedFrom.get() < threshold && Double.isFinite(undecidedFrom.get()))) {
            throw new IllegalArgumentException(purpose.text() + ": expected abstaining to begin below the threshold "
                    + threshold + ", got " + undecidedFrom.get());
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
        Confusion.at(Double.NEGATIVE_INFINITY, scores, abnormal);
        double threshold = purpose.threshold(scores, abnormal);
        double from = purpose.undecidedFrom(scores, abnormal, threshold);
        int[] decided = IntStream.range(0, scores.length)
                .filter(i -> scores[i] >= threshold || scores[i] < from)
                .toArray();
        boolean[] called = new boolean[decided.length];
        boolean[] truth = new boolean[decided.length];
        for (int i = 0; i < decided.length; i++) {
            called[i] = scores[decided[i]] >= threshold;
            truth[i] = abnormal[decided[i]];
        }
        Confusion confusion = Confusion.of(called, truth);
        return new OperatingPoint(
                purpose,
                threshold,
                from < threshold ? Optional.of(from) : Optional.empty(),
                proportion(confusion.truePositive(), confusion.abnormal()),
                proportion(confusion.trueNegative(), confusion.normal()));
    }

    /** Whether a score is called abnormal; empty where the detector abstains. */
    public Optional<Boolean> decision(double score) {
        if (score >= threshold) {
            return Optional.of(true);
        }
        return score < undecidedFrom.orElse(threshold) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<WilsonInterval> proportion(int successes, int trials) {
        return trials == 0 ? Optional.empty() : Optional.of(WilsonInterval.of(successes, trials));
    }
}
