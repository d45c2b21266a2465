package org.prodrome.evaluate.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

final class CalibrationPartTest {
    private static final Seed SEED = new Seed(11);

    @Test
    void setsAShareOfEachLabelAside() {
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 50; round++) {
            List<Case> train = Cases.draw(random, random.nextInt(10, 120));
            double share = random.nextDouble(0.05, 0.6);
            CalibrationPart part = CalibrationPart.of(train, share, SEED);
            assertThat(part.fit().size() + part.calibration().size()).isEqualTo(train.size());
            for (Label label : Label.values()) {
                long all = count(train, label);
                long expected = all < 2 ? 0 : Math.clamp(Math.round(share * all), 1, all - 1);
                assertThat(count(part.calibration(), label))
                        .as("%s round %d %s", SEED, round, label)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void takesFromEverySite() {
        List<Case> train = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            train.add(Cases.of("c" + i, "s" + i, i < 20 ? "a" : i < 30 ? "b" : "c", Label.NORMAL));
        }
        CalibrationPart part = CalibrationPart.of(train, 0.2, SEED);
        assertThat(part.calibration())
                .extracting(Case::site)
                .containsExactlyInAnyOrder("a", "a", "a", "a", "b", "b", "c", "c");
        Collections.reverse(train);
        assertThat(CalibrationPart.of(train, 0.2, SEED).calibration())
                .containsExactlyInAnyOrderElementsOf(part.calibration());
        assertThat(CalibrationPart.of(train, 0.2, new Seed(12)).calibration())
                .isNotEqualTo(CalibrationPart.of(train, 0.2, SEED).calibration());
    }

    @Test
    void refusesASubjectOnBothSides() {
        Case first = Cases.of("1", "s", "a", Label.NORMAL);
        Case second = Cases.of("2", "s", "a", Label.NORMAL);
        assertThatThrownBy(() -> new CalibrationPart(List.of(first), List.of(second)))
                .hasMessage("calibration part: expected each subject on one side,"
                        + " got subject s in fit and calibration (case 2)");
        assertThatThrownBy(() -> CalibrationPart.of(List.of(first, second), 0.5, SEED))
                .hasMessage("calibration part: expected cases on both sides, got 2 fit and 0 calibration");
        assertThatThrownBy(() -> CalibrationPart.of(List.of(first, second), 1, SEED))
                .hasMessage("calibration part: expected a share above 0 and below 1, got 1.0");
    }

    private static long count(List<Case> cases, Label label) {
        return Person.of(cases).stream()
                .filter(person -> person.label() == label)
                .count();
    }
}
