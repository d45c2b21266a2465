package org.prodrome.recipe.report;

import java.util.Optional;
import org.prodrome.evaluate.Prediction;

/** Why a case is shown. */
public enum CaseKind {
    FOUND("found", "true positives"),
    FALSE_ALARM("false alarm", "false alarms"),
    MISSED("missed", "missed cases");

    private final String label;
    private final String plural;

    CaseKind(String label, String plural) {
        this.label = label;
        this.plural = plural;
    }

    /** Empty of the rightly normal, of the unlabelled and of those that the detector abstained on. */
    public static Optional<CaseKind> of(Prediction prediction) {
        return switch (prediction.label()) {
            case UNKNOWN -> Optional.empty();
            case ABNORMAL -> prediction.decision().map(called -> called ? FOUND : MISSED);
            case NORMAL -> prediction.decision().filter(called -> called).map(_ -> FALSE_ALARM);
        };
    }

    String label() {
        return label;
    }

    String plural() {
        return plural;
    }

    boolean wrong() {
        return this != FOUND;
    }
}
