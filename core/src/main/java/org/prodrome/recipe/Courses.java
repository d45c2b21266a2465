package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.cut.Segments;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.event.Warnings;
import org.prodrome.recipe.EventFigures.Told;
import org.prodrome.recipe.report.CaseKind;
import org.prodrome.recipe.report.Course;

/**
 * Which continuous recordings the page shows: the first with an event that was found, the first whose events were all
 * missed, and the first without an event but with an alarm.
 */
record Courses(EventFigures events) {

    /** @throws FormatException if a recording can't be read again */
    List<Course> of(List<FoldRun.Tested> tested) throws IOException, FormatException {
        Map<String, FoldRun.Tested> byCase =
                tested.stream().collect(Collectors.toMap(one -> one.prediction().id(), Function.identity()));
        Set<CaseKind> shown = EnumSet.noneOf(CaseKind.class);
        List<Course> courses = new ArrayList<>();
        for (Told told :
                events.told(tested.stream().map(FoldRun.Tested::prediction).toList())) {
            Optional<CaseKind> kind = kind(told);
            if (kind.isPresent() && shown.add(kind.get())) {
                courses.add(course(kind.get(), told, byCase));
            }
        }
        courses.sort((a, b) -> a.kind().compareTo(b.kind()));
        return courses;
    }

    private Optional<CaseKind> kind(Told told) {
        List<Span> alarms = alarms(told);
        boolean found = events.segments().predicts()
                ? Warnings.of(told.seizures(), alarms, told.seconds()).predicted() > 0
                : told.seizures().stream().anyMatch(event -> alarms.stream().anyMatch(event::overlaps));
        if (found) {
            return Optional.of(CaseKind.FOUND);
        }
        if (!told.seizures().isEmpty()) {
            return Optional.of(CaseKind.MISSED);
        }
        return alarms.isEmpty() ? Optional.empty() : Optional.of(CaseKind.FALSE_ALARM);
    }

    private List<Span> alarms(Told told) {
        return events.segments().predicts() ? events.warned(told) : events.alarms(told);
    }

    private Course course(CaseKind kind, Told told, Map<String, FoldRun.Tested> byCase)
            throws IOException, FormatException {
        Segments segments = events.segments();
        List<Course.Said> said = new ArrayList<>();
        for (int i = 0; i < told.inTime().size(); i++) {
            said.add(new Course.Said(told.spans().get(i), told.inTime().get(i).score()));
        }
        return new Course(
                kind,
                told.recording().id(),
                segments.finding(),
                first(told.recording()),
                told.seconds(),
                said,
                Objects.requireNonNull(byCase.get(told.inTime().getFirst().id()))
                        .threshold(),
                told.seizures(),
                before(told.seizures(), segments),
                alarms(told));
    }

    private static List<Span> before(List<Span> events, Segments segments) {
        List<Span> before = new ArrayList<>();
        for (Span event : events) {
            double end = event.start() - segments.intervention();
            if (segments.predicts() && end > 0) {
                before.add(new Span(Math.max(0, end - segments.preIctal()), end));
            }
        }
        return before;
    }

    private static float[] first(Case recording) throws IOException, FormatException {
        return recording.source().read() instanceof Signal signal ? signal.samples()[0] : new float[0];
    }
}
