package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.calibration.Calibrated;
import org.prodrome.evaluate.calibration.Calibration.Meaning;
import org.prodrome.evaluate.statistic.WilsonInterval;

final class ReliabilityTest {
    private static final Seed SEED = new Seed(9);

    private static Prediction of(int i, int subject, double probability, Label label, Meaning meaning) {
        return new Prediction(
                "case " + i,
                Subject.of("subject " + subject),
                "here",
                0,
                label,
                probability,
                Optional.of(probability > 0.5),
                Optional.of(new Calibrated(meaning, probability)));
    }

    /** Labels drawn by the probabilities, each moved by {@code power} afterwards. */
    private static List<Prediction> drawn(double power) {
        SplittableRandom random = SEED.random();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double p = 0.02 + 0.96 * random.nextDouble();
            Label label = random.nextDouble() < p ? Label.ABNORMAL : Label.NORMAL;
            double odds = Math.pow(p / (1 - p), power);
            predictions.add(of(i, i, odds / (1 + odds), label, Meaning.PROBABILITY));
        }
        return predictions;
    }

    private static Figure figure(Reliability reliability, CalibrationMeasure measure) {
        return Optional.ofNullable(reliability.figures().get(measure)).orElseThrow();
    }

    @Test
    void probabilitiesThatHoldHaveASlopeOfOneInTheirInterval() {
        Reliability holding = Reliability.of(drawn(1), SEED).orElseThrow();
        Figure slope = figure(holding, CalibrationMeasure.SLOPE);
        assertThat(slope.low().orElseThrow()).isLessThan(1);
        assertThat(slope.high().orElseThrow()).isGreaterThan(1);
        assertThat(holding.bins()).hasSize(10);
        assertThat(holding.bins().stream().mapToInt(Reliability.Bin::cases).sum())
                .isEqualTo(2000);

        Reliability extreme = Reliability.of(drawn(2), SEED).orElseThrow();
        assertThat(figure(extreme, CalibrationMeasure.SLOPE).value()).isCloseTo(0.5, within(0.05));
        assertThat(figure(extreme, CalibrationMeasure.EXPECTED_ERROR).low().orElseThrow())
                .isGreaterThan(figure(holding, CalibrationMeasure.EXPECTED_ERROR)
                        .high()
                        .orElseThrow());
    }

    /** Thirty cases of fifteen subjects tell as little as fifteen. */
    @Test
    void casesOfOneSubjectCountAsOneTrial() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            predictions.add(of(i, i / 2, 0.35, i / 2 < 5 ? Label.ABNORMAL : Label.NORMAL, Meaning.PROBABILITY));
        }
        Reliability.Bin bin =
                Reliability.of(predictions, SEED).orElseThrow().bins().getFirst();
        assertThat(bin.share()).isCloseTo(1 / 3.0, within(1e-12));
        WilsonInterval expected = WilsonInterval.of(5, 15);
        assertThat(bin.interval().orElseThrow().low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(bin.interval().orElseThrow().high()).isCloseTo(expected.high(), within(1e-12));
    }

    @Test
    void fewSubjectsHaveNoIntervalAndOneProbabilityHasNoSlope() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            predictions.add(of(i, i, 0.35, i < 3 ? Label.ABNORMAL : Label.NORMAL, Meaning.PROBABILITY));
        }
        Reliability few = Reliability.of(predictions, SEED).orElseThrow();
        assertThat(few.bins().getFirst().interval()).isEmpty();
        assertThat(figure(few, CalibrationMeasure.BRIER).low()).isEmpty();
        assertThat(few.figures()).doesNotContainKey(CalibrationMeasure.SLOPE);
        assertThat(few.remarks()).anyMatch(remark -> remark.contains("calibration slope: expected two probabilities"));
    }

    @Test
    void aPValueIsNoProbability() {
        assertThat(Reliability.of(List.of(of(0, 0, 0.3, Label.NORMAL, Meaning.P_VALUE)), SEED))
                .isEmpty();
    }
}
