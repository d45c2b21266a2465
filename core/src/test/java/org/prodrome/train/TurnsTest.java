package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private static long[] rounds(Turns turns, long rounds) {
        return LongStream.range(0, rounds)
                .filter(round -> turns.has(round, rounds))
                .toArray();
    }

    @Test
    void stagesFollowOneAnotherWithoutAGap() {
        assertThat(rounds(Turns.between(0, 0.3), 7)).containsExactly(0, 1);
        assertThat(rounds(Turns.between(0.3, 1), 7)).containsExactly(2, 3, 4, 5, 6);
        assertThat(Turns.between(0.3, 1).span(7)).isEqualTo(5);
        assertThat(Turns.between(0.3, 1).within(2, 7)).isZero();
    }

    @Test
    void aSlowPhaseStepsLastOfEachSoMany() {
        assertThat(rounds(Turns.every(5), 12)).containsExactly(4, 9);
        assertThat(rounds(new Turns(0.5, 1, 2), 10)).containsExactly(6, 8);
    }

    @Test
    void anEmptySpanIsRefused() {
        assertThatThrownBy(() -> Turns.between(0.5, 0.5))
                .hasMessage(
                        "turns: expected shares 0 <= from < to <= 1 and every 1 or more rounds, got 0.5, 0.5 and 1");
    }
}
