package org.prodrome.recipe.report;

import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;

/** Where the model stands beside the baseline, by their 95 % intervals. Higher is better in every metric. */
public enum Verdict {
    ABOVE("above the baseline", "lies above the baseline’s interval, and the two intervals do not meet."),
    OVERLAPS(
            "overlaps the baseline",
            "overlaps the baseline’s interval: this run does not show that the model is better."),
    BELOW("below the baseline", "lies below the baseline’s interval: the trivial baseline does better."),
    UNDEFINED(
            "not comparable",
            "cannot be compared: it, or its interval, is undefined for the model or for the baseline.");

    private final String brief;
    private final String predicate;

    Verdict(String brief, String predicate) {
        this.brief = brief;
        this.predicate = predicate;
    }

    public static Verdict of(@Nullable Figure model, @Nullable Figure baseline) {
        if (model == null
                || baseline == null
                || model.low().isEmpty()
                || baseline.low().isEmpty()) {
            return UNDEFINED;
        }
        if (model.low().get() > baseline.high().orElseThrow()) {
            return ABOVE;
        }
        return model.high().orElseThrow() < baseline.low().get() ? BELOW : OVERLAPS;
    }

    String brief() {
        return brief;
    }

    public String sentence(String metric) {
        return "The model’s " + metric + " " + predicate;
    }
}
