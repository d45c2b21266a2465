package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.CalibrationMeasure;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.calibration.Calibration.Meaning;

/**
 * What the page says of calibrated scores.
 *
 * @param meaning null where scores were not calibrated
 * @param picture reliability diagram, or the p-values' distribution; null where there is none
 * @param decision null unless there are probabilities
 * @param reliability null unless there are probabilities
 */
record Calibrating(
        @Nullable Meaning meaning,
        @Nullable Content picture,
        @Nullable DecisionChart decision,
        @Nullable Reliability reliability) {

    /** A measure with its figure, null where it is undefined. */
    record Row(CalibrationMeasure measure, @Nullable Figure figure) {}

    static Calibrating of(ReportContent content) {
        Optional<Meaning> meaning = content.predictions().stream()
                .flatMap(each -> each.calibrated().stream())
                .map(each -> each.meaning())
                .findFirst();
        if (meaning.isEmpty()) {
            return new Calibrating(null, null, null, null);
        }
        return switch (meaning.get()) {
            case PROBABILITY ->
                content.reliability()
                        .map(reliability -> new Calibrating(
                                Meaning.PROBABILITY,
                                ReliabilityChart.of(reliability),
                                DecisionChart.of(content.predictions()),
                                reliability))
                        .orElseGet(() -> new Calibrating(Meaning.PROBABILITY, null, null, null));
            case P_VALUE -> new Calibrating(Meaning.P_VALUE, PValueChart.of(content.predictions()), null, null);
        };
    }

    boolean isProbability() {
        return meaning == Meaning.PROBABILITY;
    }

    List<Row> rows() {
        return reliability == null
                ? List.of()
                : List.of(CalibrationMeasure.values()).stream()
                        .map(measure -> new Row(measure, reliability.figures().get(measure)))
                        .toList();
    }

    /** What a calibrated score is called. */
    static String name(Meaning meaning) {
        return switch (meaning) {
            case PROBABILITY -> "Probability";
            case P_VALUE -> "p-value";
        };
    }
}
