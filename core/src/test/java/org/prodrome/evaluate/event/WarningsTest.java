package org.prodrome.evaluate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Alarms and warnings by hand. */
final class WarningsTest {
    private static final List<Span> TEN =
            IntStream.range(0, 10).mapToObj(i -> new Span(10 * i, 10 * i + 10)).toList();

    private static boolean[] called(String text) {
        boolean[] called = new boolean[text.length()];
        for (int i = 0; i < called.length; i++) {
            called[i] = text.charAt(i) == '1';
        }
        return called;
    }

    @Test
    void anAlarmNeedsSoManyOfTheLast() {
        assertThat(new Alarm(2, 3).at(called("1010001100"))).isEqualTo(called("0010000110"));
        assertThat(new Alarm(1, 1).at(called("0110"))).isEqualTo(called("0110"));
    }

    @Test
    void neighbouringAlarmsAreOneEvent() {
        assertThat(new Alarm(1, 1).events(TEN, called("0110000001"), 100))
                .containsExactly(new Span(10, 30), new Span(90, 100));
    }

    @Test
    void warningsBeginAfterTheInterventionAndEndWithTheRecording() {
        assertThat(new Alarm(1, 1).warnings(TEN, called("1100000100"), 5, 20, 100))
                .containsExactly(new Span(15, 45), new Span(85, 100));
    }

    @Test
    void seizuresInAWarningArePredicted() throws Exception {
        Warnings warnings = Warnings.of(
                List.of(new Span(600, 660), new Span(3000, 3030)),
                List.of(new Span(500, 700), new Span(2000, 2160)),
                3600);
        assertThat(warnings).isEqualTo(new Warnings(1, 1, 1, 360, 3600));
        assertThat(warnings.sensitivity()).isEqualTo(0.5);
        assertThat(warnings.falseAlarmsPerHour()).isEqualTo(1);
        assertThat(warnings.timeInWarning()).isEqualTo(0.1);
        // At least one of two, each with probability 0.1.
        assertThat(warnings.chance()).isEqualTo(0.19, within(1e-12));
        Warnings twice = warnings.plus(warnings);
        // At least two of four: 1 - 0.9^4 - 4 * 0.1 * 0.9^3.
        assertThat(twice.chance()).isEqualTo(0.0523, within(1e-12));
    }

    @Test
    void aSeizureAtTheVeryEndOfAWarningIsNotPredicted() {
        assertThat(Warnings.of(List.of(new Span(700, 710)), List.of(new Span(500, 700)), 900)
                        .predicted())
                .isZero();
    }

    @Test
    void withoutASeizureNothingIsSaid() {
        Warnings none = Warnings.of(List.of(), List.of(), 60);
        assertThatThrownBy(none::sensitivity).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(none::chance).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(Warnings.NONE::timeInWarning).isInstanceOf(UndefinedMetricException.class);
    }
}
