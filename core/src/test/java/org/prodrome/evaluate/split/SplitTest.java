package org.prodrome.evaluate.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;

final class SplitTest {
    private static final Case FIRST = Cases.of("1", "s", "a", Label.NORMAL);
    private static final Case SECOND = Cases.of("2", "t", "a", Label.ABNORMAL);
    private static final Case AGAIN = Cases.of("3", "s", "b", Label.ABNORMAL);

    @Test
    void refusesASubjectOnBothSides() {
        assertThat(new Split(0, "fold 1", List.of(FIRST, AGAIN), List.of(SECOND)).test())
                .containsExactly(SECOND);
        assertThatThrownBy(() -> new Split(0, "fold 1", List.of(FIRST, SECOND), List.of(AGAIN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1: expected each subject on one side, got subject s in train and test (case 3)");
    }

    @Test
    void aRecordThatStandsForASubjectOfThatNameIsThatSubject() {
        Case record = new Case("4", Subject.ofRecord("s"), "a", Truth.unknown(), FIRST.source());
        assertThatThrownBy(() -> new Split(0, "fold 1", List.of(FIRST), List.of(record)))
                .hasMessageContaining("subject s in train and test");
    }

    @Test
    void refusesAnEmptySide() {
        assertThatThrownBy(() -> new Split(2, "fold 3", List.of(FIRST), List.of()))
                .hasMessage("fold 3: expected cases on both sides, got 1 train and 0 test");
    }
}
