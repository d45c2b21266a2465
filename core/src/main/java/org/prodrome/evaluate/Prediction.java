package org.prodrome.evaluate;

import java.util.Optional;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.evaluate.calibration.Calibrated;
import org.prodrome.evaluate.calibration.Calibration;

/**
 * What a detector said of a case that it was not trained on.
 *
 * @param fold the fold whose test part the case was in, from 0
 * @param score finite; the higher, the more abnormal
 * @param decision whether it was called abnormal at the fold's operating point; empty where the detector abstained
 * @param calibrated what the fold's own calibration made of the score; empty where there was none
 * @param classed what a detector of several classes said of them
 */
public record Prediction(
        String id,
        Subject subject,
        String site,
        int fold,
        Truth.Label label,
        double score,
        Optional<Boolean> decision,
        Optional<Calibrated> calibrated,
        Optional<Classed> classed) {
    public Prediction {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("case " + id + ": expected a finite score, got " + score);
        }
        if (fold < 0) {
            throw new IllegalArgumentException("case " + id + ": expected a fold from 0, got " + fold);
        }
    }

    /** The same with what was said of several classes. */
    public Prediction with(Classed said) {
        return new Prediction(id, subject, site, fold, label, score, decision, calibrated, Optional.of(said));
    }

    /** Of a detector that tells normal from abnormal alone. */
    public Prediction(
            String id,
            Subject subject,
            String site,
            int fold,
            Truth.Label label,
            double score,
            Optional<Boolean> decision,
            Optional<Calibrated> calibrated) {
        this(id, subject, site, fold, label, score, decision, calibrated, Optional.empty());
    }

    /** Of a detector that was not calibrated. */
    public Prediction(
            String id,
            Subject subject,
            String site,
            int fold,
            Truth.Label label,
            double score,
            Optional<Boolean> decision) {
        this(id, subject, site, fold, label, score, decision, Optional.empty());
    }

    /** Whether it was labelled, decided upon and called what it isn't. */
    public boolean wrong() {
        return label != Truth.Label.UNKNOWN
                && decision.isPresent()
                && decision.get() != (label == Truth.Label.ABNORMAL);
    }

    /** The probability of being abnormal, if the score was calibrated to one. */
    public Optional<Double> probability() {
        return calibrated
                .filter(each -> each.meaning() == Calibration.Meaning.PROBABILITY)
                .map(Calibrated::value);
    }
}
