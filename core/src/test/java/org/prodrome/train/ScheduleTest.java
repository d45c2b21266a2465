package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules give PyTorch's factors, and are read as they are written. */
class ScheduleTest {
    @Test
    void agreesWithPyTorch() throws Exception {
        try (var in = Objects.requireNonNull(ScheduleTest.class.getResourceAsStream("schedules.csv"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] cells = line.split(",");
                Schedule schedule = Schedule.parse(cells[0]);
                long steps = Long.parseLong(cells[1]);
                assertThat(cells).hasSize((int) steps + 2);
                for (int step = 0; step < steps; step++) {
                    assertThat(schedule.factor(step, steps))
                            .as("%s at %d", cells[0], step)
                            .isCloseTo(Double.parseDouble(cells[step + 2]), within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "cosine",
                "cosine to 0.01",
                "step by 0.1 every 30 %",
                "step by 0.5 every 1000 steps",
                "warm-up 100 steps then cosine",
                "warm-up 2.5 % then step by 0.1 every 30 %",
                "one-cycle",
                "one-cycle up 12.5 %"
            })
    void readsWhatItWrites(String text) {
        assertThat(Schedule.parse(text).text()).isEqualTo(text);
        assertThat(Schedule.parse(Schedule.parse(text).text())).isEqualTo(Schedule.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "cosine",
                "step by 0.1 every 30 %",
                "step by 0.1 every 0 steps",
                "one-cycle",
                "one-cycle up 1 %",
                "warm-up 100 steps then cosine",
                "warm-up 100 % then one-cycle",
                "warm-up 0 steps then cosine"
            })
    void isAFactorHoweverShortTheTraining(String text) {
        Schedule schedule = Schedule.parse(text);
        for (long steps = 1; steps <= 7; steps++) {
            for (long step = 0; step < steps; step++) {
                assertThat(schedule.factor(step, steps))
                        .as("%d of %d", step, steps)
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void namesTheNearMiss() {
        assertThatThrownBy(() -> Schedule.parse("cosin"))
                .hasMessage(
                        "schedule: expected constant or cosine or cosine to 0.01 or step by 0.1 every 30 % or warm-up"
                                + " 100 steps then cosine or one-cycle, got 'cosin'; did you mean cosine?");
        assertThatThrownBy(() -> Schedule.parse("warm-up 100 steps then cosin"))
                .hasMessageEndingWith("got 'cosin'; did you mean cosine?");
        assertThatThrownBy(() -> Schedule.parse("warmup 100 steps then cosine"))
                .hasMessageEndingWith("did you mean warm-up 100 steps then cosine?");
        assertThatThrownBy(() -> Schedule.parse("warm-up 5 % then warm-up 5 % then cosine"))
                .hasMessageStartingWith("schedule: expected one warm-up");
        assertThatThrownBy(() -> Schedule.parse("cosine to 2"))
                .hasMessage("schedule: expected an end of 0 to 1, got 2.0");
        assertThatThrownBy(() -> Schedule.parse("one-cycle up 50 %"))
                .hasMessage("schedule: expected a rise above 0 % and below 50 %, got 50.0");
        assertThatThrownBy(() -> Schedule.parse("step by 0.1 every 130 %"))
                .hasMessage("expected 0 % to 100 %, got 130.0 %");
    }
}
