package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.cut.Piece;
import org.prodrome.data.cut.Segments;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.event.Alarm;
import org.prodrome.evaluate.event.Span;
import org.prodrome.recipe.report.CaseKind;
import org.prodrome.recipe.report.Course;

final class CoursesTest {
    private static final double THRESHOLD = 0.5;

    private final List<FoldRun.Tested> tested = new ArrayList<>();
    private final Map<String, Piece> pieces = new HashMap<>();

    /** A minute at 1 Hz with a seizure at 40 to 50 s, or none, told in segments of 10 s. */
    private void add(String id, Segments segments, boolean seizure, double... scores) {
        Signal signal = new Signal(new float[1][60], 1, List.of(new Signal.Channel("Fp1", "uV")));
        Truth truth = Truth.of(seizure ? Truth.Label.ABNORMAL : Truth.Label.NORMAL)
                .withIntervals(seizure ? List.of(new Truth.Interval(40, 50, "seizure")) : List.of());
        Case recording = new Case(id, Subject.ofRecord(id), "", truth, () -> signal);
        List<Piece> cut = segments.pieces(recording, 60);
        assertThat(cut).hasSameSizeAs(scores);
        for (int i = 0; i < scores.length; i++) {
            Case of = cut.get(i).of();
            pieces.put(of.id(), cut.get(i));
            Prediction prediction = new Prediction(
                    of.id(), of.subject(), "", 0, of.truth().label(), scores[i], Optional.of(scores[i] >= THRESHOLD));
            tested.add(new FoldRun.Tested(prediction, Optional.empty(), THRESHOLD, OptionalDouble.empty(), Optional.empty()));
        }
    }

    private List<Course> courses(Segments segments) throws Exception {
        return new Courses(new EventFigures(segments, new Alarm(1, 1), pieces)).of(tested);
    }

    @Test
    void showsTheFirstOfEachKindOfThoseThatForetell() throws Exception {
        Segments segments = new Segments(10, 10, "seizure", 20, 5, 25);
        add("quiet", segments, false, 0, 0, 0, 0, 0, 0);
        add("false", segments, false, 0, 0, 1, 0, 0, 0);
        add("late", segments, true, 0, 0, 0, 1, 0, 0);
        add("found", segments, true, 0, 1, 0, 0, 0, 0);
        add("found too", segments, true, 0, 1, 0, 0, 0, 0);
        List<Course> courses = courses(segments);
        assertThat(courses).extracting(Course::recording).containsExactly("found", "false", "late");
        assertThat(courses)
                .extracting(Course::kind)
                .containsExactly(CaseKind.FOUND, CaseKind.FALSE_ALARM, CaseKind.MISSED);
        Course found = courses.getFirst();
        assertThat(found.before()).containsExactly(new Span(15, 35));
        assertThat(found.alarms()).containsExactly(new Span(25, 45));
        assertThat(found.events()).containsExactly(new Span(40, 50));
        assertThat(found.wave()).hasSize(60);
        assertThat(found.said().get(1)).isEqualTo(new Course.Said(new Span(10, 20), 1));
        assertThat(found.threshold()).isEqualTo(THRESHOLD);
    }

    @Test
    void alarmsOfADetectorAreWhereItFoundSomething() throws Exception {
        Segments segments = new Segments(10, 10, "seizure", 0, 0, 0);
        add("found", segments, true, 0, 0, 0, 0, 1, 0);
        Course found = courses(segments).getFirst();
        assertThat(found.kind()).isEqualTo(CaseKind.FOUND);
        assertThat(found.alarms()).containsExactly(new Span(40, 50));
        assertThat(found.before()).isEmpty();
    }
}
