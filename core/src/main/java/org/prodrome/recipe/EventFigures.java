package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.cut.Piece;
import org.prodrome.data.cut.Segments;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.event.Alarm;
import org.prodrome.evaluate.event.EventScore;
import org.prodrome.evaluate.event.OverlapScoring;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.event.SzCore;
import org.prodrome.evaluate.event.Warnings;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Continuous recordings, whose segments were judged one by one, judged event by event. */
record EventFigures(Segments segments, Alarm alarm, Map<String, Piece> pieces) {

    /**
     * A recording's segments with what was said of them.
     *
     * @param inTime rising by start, as are {@code spans} and {@code abnormal}
     */
    record Told(
            Case recording,
            List<Prediction> inTime,
            List<Span> seizures,
            List<Span> spans,
            boolean[] abnormal,
            double seconds) {}

    /**
     * Figures by name, over all recordings; an undefined one is absent.
     *
     * @param predictions at their folds' operating points, each case once; who abstains raises no alarm
     */
    Map<String, Double> of(List<Prediction> predictions) {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<Told> told = told(predictions);
        if (segments.predicts()) {
            Warnings all = told.stream().map(this::warnings).reduce(Warnings.NONE, Warnings::plus);
            figures.put(counted(), (double) (all.predicted() + all.missed()));
            put(figures, "sensitivity", all::sensitivity);
            put(figures, "false_alarms_per_hour", all::falseAlarmsPerHour);
            put(figures, "time_in_warning", all::timeInWarning);
            put(figures, "p_chance", all::chance);
            return figures;
        }
        EventScore events = sum(told, one -> SzCore.STANDARD.events(one.seizures(), alarms(one), one.seconds()));
        EventScore any = sum(told, one -> OverlapScoring.any(one.seizures(), alarms(one), one.seconds()));
        figures.put(counted(), events.hit() + events.missed());
        put(figures, "szcore_sensitivity", events::sensitivity);
        put(figures, "szcore_precision", events::precision);
        put(figures, "szcore_false_alarms_per_day", events::falseAlarmsPerDay);
        put(figures, "any_overlap_sensitivity", any::sensitivity);
        put(figures, "any_overlap_false_alarms_per_day", any::falseAlarmsPerDay);
        return figures;
    }

    /** The name of how many events there were. */
    private String counted() {
        return segments.finding().equals("seizure") ? "seizures" : "events";
    }

    /** The same in a sentence. */
    static String sentence(Map<String, Double> figures) {
        return "By event: "
                + figures.entrySet().stream()
                        .map(one ->
                                one.getKey().replace('_', ' ') + String.format(Locale.ROOT, " %.4g", one.getValue()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Each recording's, in the order in which their cases come. */
    List<Told> told(List<Prediction> predictions) {
        Map<String, List<Prediction>> recordings = predictions.stream()
                .collect(Collectors.groupingBy(
                        one -> piece(one).recording().id(), LinkedHashMap::new, Collectors.toList()));
        List<Told> told = new ArrayList<>();
        for (List<Prediction> recording : recordings.values()) {
            List<Prediction> inTime = recording.stream()
                    .sorted(Comparator.comparingDouble(one -> piece(one).start()))
                    .toList();
            boolean[] abnormal = new boolean[inTime.size()];
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < abnormal.length; i++) {
                Piece piece = piece(inTime.get(i));
                spans.add(new Span(piece.start(), piece.end()));
                abnormal[i] = inTime.get(i).decision().orElse(false);
            }
            double seconds = spans.getLast().end();
            Case whole = piece(inTime.getFirst()).recording();
            List<Span> seizures = segments.events(whole).stream()
                    .filter(one -> one.end() > one.start() && one.start() < seconds)
                    .map(one -> new Span(one.start(), Math.min(seconds, one.end())))
                    .toList();
            told.add(new Told(whole, inTime, seizures, spans, abnormal, seconds));
        }
        return told;
    }

    private Piece piece(Prediction of) {
        return Objects.requireNonNull(pieces.get(of.id()));
    }

    /** When an event was found. */
    List<Span> alarms(Told one) {
        return alarm.events(one.spans(), one.abnormal(), one.seconds());
    }

    /** When an event was expected. */
    List<Span> warned(Told one) {
        return alarm.warnings(one.spans(), one.abnormal(), segments.intervention(), segments.preIctal(), one.seconds());
    }

    private Warnings warnings(Told one) {
        return Warnings.of(one.seizures(), warned(one), one.seconds());
    }

    private static EventScore sum(List<Told> told, Function<Told, EventScore> score) {
        return told.stream().map(score).reduce(EventScore.NONE, EventScore::plus);
    }

    @FunctionalInterface
    private interface Defined {
        double value() throws UndefinedMetricException;
    }

    private static void put(Map<String, Double> figures, String name, Defined figure) {
        try {
            figures.put(name, figure.value());
        } catch (UndefinedMetricException e) {
            // absent, as said
        }
    }
}
