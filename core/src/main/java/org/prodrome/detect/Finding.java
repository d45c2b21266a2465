package org.prodrome.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.evaluate.calibration.Calibrated;

/**
 * What a detector says of a case.
 *
 * @param score the higher, the more abnormal; no probability
 * @param abnormal the decision at the operating point; empty where the detector abstains
 * @param calibrated the score as a probability or a p-value, if the detector was calibrated
 * @param map where the case is abnormal, if the model localises
 * @param classes how likely each of the detector's classes is, in their order, the first for normal; none where it
 *     tells normal from abnormal alone
 * @param severity how strong what a case has is, in the measure that the detector learned it in; empty where it doesn't
 *     tell
 * @param entities of a text, in its order; empty where the detector doesn't look for any
 */
public record Finding(
        String id,
        double score,
        Optional<Boolean> abnormal,
        OperatingPoint at,
        Optional<Calibrated> calibrated,
        Optional<AnomalyMap> map,
        Map<String, Double> classes,
        OptionalDouble severity,
        Optional<List<Entity>> entities) {
    /**
     * Words of a text that name something together.
     *
     * @param start the first character
     * @param end after the last one
     */
    public record Entity(int start, int end) {}

    public Finding {
        entities = entities.map(List::copyOf);
    }

    /** The likeliest class, the first of those that are alike; empty where there are none. */
    public Optional<String> likeliest() {
        return classes.entrySet().stream()
                .reduce((best, one) -> one.getValue() > best.getValue() ? one : best)
                .map(Map.Entry::getKey);
    }
}
