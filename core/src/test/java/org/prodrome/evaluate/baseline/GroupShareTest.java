package org.prodrome.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GroupShareTest {
    @Test
    void givesEachGroupItsShareAndAStrangerThatOfAll() {
        GroupShare shares = GroupShare.fit(
                new String[] {"a", "a", "b", "a", "b", "c"}, new boolean[] {true, false, false, true, false, true});
        assertThat(shares.share("a")).isEqualTo(2 / 3.0);
        assertThat(shares.share("b")).isZero();
        assertThat(shares.share("c")).isEqualTo(1);
        assertThat(shares.share("d")).isEqualTo(0.5);
    }

    @Test
    void refusesNoCases() {
        assertThatThrownBy(() -> GroupShare.fit(new String[0], new boolean[0]))
                .hasMessage("group shares: expected as many groups as labels and at least one, got 0 and 0");
    }
}
