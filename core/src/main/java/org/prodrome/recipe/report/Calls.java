package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;

/** The labelled cases by what they are and what they were called. */
record Calls(long found, long missed, long falseAlarms, long spared, long abstained) {

    static Calls of(List<Prediction> predictions) {
        return new Calls(
                count(predictions, Label.ABNORMAL, true),
                count(predictions, Label.ABNORMAL, false),
                count(predictions, Label.NORMAL, true),
                count(predictions, Label.NORMAL, false),
                predictions.stream()
                        .filter(each ->
                                each.label() != Label.UNKNOWN && each.decision().isEmpty())
                        .count());
    }

    private static long count(List<Prediction> predictions, Label label, boolean called) {
        return predictions.stream()
                .filter(each -> each.label() == label
                        && each.decision()
                                .filter(decision -> decision == called)
                                .isPresent())
                .count();
    }
}
