package org.prodrome.evaluate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.evaluate.Golden;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Against the authors' own programs, by seizures.py beside the golden file. */
final class SeizureScoringTest {
    static List<Golden> golden() {
        return Golden.lines(SeizureScoringTest.class, "seizures.txt");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithTheReference(Golden golden) throws UndefinedMetricException {
        List<Span> truth = spans(golden.numbers("truth"));
        List<Span> called = spans(golden.numbers("called"));
        double seconds = golden.number("seconds");
        agrees(golden, "samples", SzCore.samples(truth, called, seconds));
        agrees(golden, "events", SzCore.STANDARD.events(truth, called, seconds));
        agrees(golden, "taes", OverlapScoring.timeAligned(truth, called, seconds));
        agrees(golden, "ovlp", OverlapScoring.any(truth, called, seconds));
    }

    @Test
    void recordingsAddUp() throws UndefinedMetricException {
        EventScore both = EventScore.NONE.plus(new EventScore(2, 1, 3, 3600)).plus(new EventScore(0, 1, 1, 82_800));
        assertThat(both).isEqualTo(new EventScore(2, 2, 4, 86_400));
        assertThat(both.falseAlarmsPerDay()).isEqualTo(4);
        assertThat(both.sensitivity()).isEqualTo(0.5);
    }

    @Test
    void refusesWhatIsUndefined() {
        EventScore quiet = SzCore.STANDARD.events(List.of(), List.of(), 60);
        assertThatThrownBy(quiet::sensitivity)
                .isInstanceOf(UndefinedMetricException.class)
                .hasMessage("event sensitivity: expected annotated events, got none in 60.0 s");
        assertThatThrownBy(quiet::precision).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(quiet::f1).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(EventScore.NONE::falseAlarmsPerDay)
                .hasMessage("false alarms a day: expected a recording, got none in 0.0 s");
        assertThatThrownBy(() -> SzCore.samples(List.of(new Span(50, 70)), List.of(), 60))
                .hasMessageStartingWith("events: expected annotated ones that follow one another within 0.0 to 60.0");
    }

    private static void agrees(Golden golden, String kind, EventScore score) throws UndefinedMetricException {
        double[] expected = golden.numbers(kind);
        assertThat(score.hit()).as("%s hit", kind).isCloseTo(expected[0], within(1e-9));
        assertThat(score.missed()).as("%s missed", kind).isCloseTo(expected[1], within(1e-9));
        assertThat(score.falseAlarms()).as("%s false", kind).isCloseTo(expected[2], within(1e-9));
        if (golden.has(kind + "_sensitivity")) {
            assertThat(score.sensitivity()).isCloseTo(golden.number(kind + "_sensitivity"), within(1e-9));
        }
        if (golden.has(kind + "_precision")) {
            assertThat(score.precision()).isCloseTo(golden.number(kind + "_precision"), within(1e-9));
        }
        if (golden.has(kind + "_f1")) {
            assertThat(score.f1()).isCloseTo(golden.number(kind + "_f1"), within(1e-9));
            assertThat(score.falseAlarmsPerDay()).isCloseTo(golden.number(kind + "_fpRate"), within(1e-9));
        }
    }

    private static List<Span> spans(double[] ends) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            spans.add(new Span(ends[i], ends[i + 1]));
        }
        return spans;
    }
}
