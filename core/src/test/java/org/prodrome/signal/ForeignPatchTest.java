package org.prodrome.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ForeignPatchTest {
    private static Field filled(int channels, int length, int inner, float value) {
        float[] values = new float[channels * length * inner];
        Arrays.fill(values, value);
        return new Field(values, channels, length);
    }

    @RepeatedTest(20)
    void changesABoxAndNothingElse(RepetitionInfo repetition) {
        Field own = filled(2, 10, 30, 0);
        Field made = ForeignPatch.of(
                own, filled(2, 20, 30, 1), List.of(6, 5), new SplittableRandom(repetition.getCurrentRepetition()));
        TreeSet<Integer> slices = new TreeSet<>();
        TreeSet<Integer> rows = new TreeSet<>();
        TreeSet<Integer> columns = new TreeSet<>();
        TreeSet<Float> shares = new TreeSet<>();
        int changed = 0;
        for (int i = 0; i < made.values().length; i++) {
            if (made.values()[i] != 0) {
                slices.add(i / 30 % 10);
                rows.add(i / 5 % 6);
                columns.add(i % 5);
                shares.add(made.values()[i]);
                changed++;
            }
        }
        assertThat(own.values()).containsOnly(0);
        assertThat(shares).hasSize(1);
        assertThat(shares.first()).isBetween(0.05f, 0.95f);
        for (TreeSet<Integer> side : List.of(slices, rows, columns)) {
            assertThat(side.last() - side.first() + 1).isEqualTo(side.size());
        }
        assertThat(slices.size()).isBetween(1, 4);
        assertThat(changed).isEqualTo(2 * slices.size() * rows.size() * columns.size());
    }

    @RepeatedTest(20)
    void takesSomeColumnsOfARow(RepetitionInfo repetition) {
        Field made = ForeignPatch.of(
                filled(20, 1, 1, 0),
                filled(20, 1, 1, 1),
                List.of(),
                new SplittableRandom(repetition.getCurrentRepetition()));
        float sum = 0;
        for (float value : made.values()) {
            assertThat(value).isIn(0f, 1f);
            sum += value;
        }
        assertThat(sum).isBetween(2f, 8f);
    }

    @Test
    void whatIsMissingStaysAsItIs() {
        Field gaps = filled(1, 50, 1, Float.NaN);
        Field whole = filled(1, 50, 1, 3);
        assertThat(ForeignPatch.of(gaps, whole, List.of(), new SplittableRandom(1))
                        .isMissing())
                .isTrue();
        assertThat(ForeignPatch.of(whole, gaps, List.of(), new SplittableRandom(1))
                        .values())
                .containsOnly(3);
    }

    @Test
    void fieldsOfAnotherShapeAreRefused() {
        assertThatThrownBy(() ->
                        ForeignPatch.of(filled(1, 5, 1, 0), filled(2, 5, 1, 0), List.of(), new SplittableRandom(1)))
                .hasMessage("foreign patch: expected another field of 1 channels of 1 values a place, got 2 of 1");
    }
}
