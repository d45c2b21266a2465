package org.prodrome.evaluate;

import java.util.Optional;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * What a detector said of a case that it was not trained on.
 *
 * @param fold the fold whose test part the case was in, from 0
 * @param score finite; the higher, the more abnormal
 * @param decision whether it was called abnormal at the fold's operating point; empty where the detector abstained
 */
public record Prediction(
        String id,
        Subject subject,
        String site,
        int fold,
        Truth.Label label,
        double score,
        Optional<Boolean> decision) {
    public Prediction {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("case " + id + ": expected a finite score, got " + score);
        }
        if (fold < 0) {
            throw new IllegalArgumentException("case " + id + ": expected a fold from 0, got " + fold);
        }
    }
}
