package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.evaluate.event.Span;

/**
 * A continuous recording whose segments were judged one by one, along its time.
 *
 * @param kind what became of its events
 * @param recording its id
 * @param finding the events' name, such as "seizure"
 * @param wave its first channel; empty where it isn't shown
 * @param seconds how long it is
 * @param said each segment's score, rising by time
 * @param threshold from which on a segment is called abnormal
 * @param events when they are
 * @param before the times before events that are to be told from others; none where the events themselves are
 * @param alarms of a detector when it found an event, of a predictor when it expected one
 */
public record Course(
        CaseKind kind,
        String recording,
        String finding,
        float[] wave,
        double seconds,
        List<Said> said,
        double threshold,
        List<Span> events,
        List<Span> before,
        List<Span> alarms) {

    /** What was said of a segment. */
    public record Said(Span segment, double score) {}

    public Course {
        said = List.copyOf(said);
        events = List.copyOf(events);
        before = List.copyOf(before);
        alarms = List.copyOf(alarms);
    }

    /** Whether what is told is the time before an event. */
    boolean predicts() {
        return !before.isEmpty();
    }
}
