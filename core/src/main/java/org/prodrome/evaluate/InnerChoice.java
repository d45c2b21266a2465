package org.prodrome.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * What inner folds chose within a training part, before anything was tested.
 *
 * @param training such as "fold 1"
 * @param scores mean AUROC of each choice over the inner folds that define it, in the recipe's order
 */
public record InnerChoice(String training, Map<String, Double> scores) {
    public InnerChoice {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException(training + ": expected choices, got none");
        }
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /** The first of the highest. */
    public String chosen() {
        return scores.entrySet().stream()
                .reduce((one, later) -> later.getValue() > one.getValue() ? later : one)
                .map(Entry::getKey)
                .orElseThrow();
    }
}
