package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.prodrome.data.Truth.Label.ABNORMAL;
import static org.prodrome.data.Truth.Label.NORMAL;
import static org.prodrome.data.Truth.Label.UNKNOWN;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;

final class EvaluationTest {
    private static final Seed SEED = new Seed(826);

    /** Fold 1 ranks perfectly, fold 2 has one of its two pairs right; site b's case alone defines little. */
    private static final List<Prediction> WORKED = List.of(
            Predictions.of("1", "s", "a", 0, NORMAL, 0.1),
            Predictions.of("2", "t", "a", 0, ABNORMAL, 0.9),
            Predictions.of("3", "u", "a", 1, NORMAL, 0.3),
            Predictions.of("4", "v", "a", 1, ABNORMAL, 0.2),
            Predictions.of("5", "w", "b", 1, NORMAL, 0.15));

    @Test
    void theValueIsTheMeanOfTheFolds() {
        Evaluation evaluation = Evaluation.of(WORKED, Predictions.folds(2), SEED);
        Figure auroc = figure(evaluation.metrics(), Metric.AUROC);
        assertThat(auroc.value()).isEqualTo(0.75);
        assertThat(auroc.pooled()).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(auroc.cases()).isEqualTo(5);
        assertThat(auroc.subjects()).isEqualTo(5);
        assertThat(auroc.low()).isEmpty();
        assertThat(auroc.high()).isEmpty();
        assertThat(auroc.text()).isEqualTo("0.750 (no interval: 5 subjects)");
        assertThat(evaluation.remarks())
                .contains(
                        "Fewer than 10 subjects (s, t, u, v, w), and so no interval of AUROC, average precision, mean of"
                                + " sensitivity and specificity.",
                        "Fewer than 10 subjects (t, v), and so no interval of sensitivity.",
                        "Fewer than 10 subjects (s, u, w), and so no interval of specificity.");

        Figure sensitivity = figure(evaluation.metrics(), Metric.SENSITIVITY);
        assertThat(sensitivity.value()).isEqualTo(0.5);
        assertThat(sensitivity.cases()).isEqualTo(2);
        assertThat(figure(evaluation.metrics(), Metric.SPECIFICITY).cases()).isEqualTo(3);
        assertThat(figure(evaluation.metrics(), Metric.MACC).value()).isEqualTo(0.75);

        assertThat(evaluation.folds()).hasSize(2);
        Map<Metric, Double> last = new EnumMap<>(Metric.class);
        last.put(Metric.AUROC, 0.5);
        last.put(Metric.AVERAGE_PRECISION, 0.5);
        last.put(Metric.SENSITIVITY, 0.0);
        last.put(Metric.SPECIFICITY, 1.0);
        last.put(Metric.MACC, 0.5);
        last.put(Metric.PARTIAL_AUROC, (1 + (0 - 0.1 * 0.1 / 2) / (0.1 - 0.1 * 0.1 / 2)) / 2);
        last.put(Metric.SENSITIVITY_AT_90, 0.0);
        last.put(Metric.SENSITIVITY_AT_95, 0.0);
        last.put(Metric.SPECIFICITY_AT_90, 0.5);
        last.put(Metric.SPECIFICITY_AT_95, 0.5);
        last.put(Metric.F1, 0.0);
        last.put(Metric.NET_BENEFIT, 0.0);
        last.put(Metric.NPV_AT_1, 0.99);
        last.put(Metric.NPV_AT_10, 0.9);
        last.put(Metric.NEGATIVE_LIKELIHOOD_RATIO, 1.0);
        assertThat(evaluation.folds().getLast()).isEqualTo(new Evaluation.FoldResult(1, "fold 2", 2, 1, 0.5, last));
        assertThat(evaluation.remarks())
                .contains("Of the further figures not defined in fold 2 (2 normal, 1 abnormal), which their means"
                        + " leave out: Matthews’ correlation coefficient, positive predictive value at 1 % prevalence,"
                        + " positive predictive value at 10 % prevalence, positive likelihood ratio, the lower of"
                        + " sensitivity and positive predictive value.");
    }

    /** A draw without a false alarm has no positive likelihood ratio, and is one of the specificity's all the same. */
    @Test
    void aFigureThatIsOftenUndefinedChangesNoOther() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean abnormal = i % 2 == 1;
            predictions.add(Predictions.of("c" + i, "s" + i, "a", 0, abnormal ? ABNORMAL : NORMAL, abnormal ? 0.9 : i));
        }
        predictions.replaceAll(each -> each.label() == NORMAL && !each.id().equals("c2")
                ? Predictions.of(each.id(), each.subject().id(), "a", 0, NORMAL, 0.1)
                : each);
        Map<Metric, Figure> figures =
                Evaluation.of(predictions, Predictions.folds(1), 200, SEED).metrics();
        assertThat(figure(figures, Metric.SPECIFICITY).high()).contains(1.0);
        assertThat(figure(figures, Metric.POSITIVE_LIKELIHOOD_RATIO).value()).isCloseTo(20, within(1e-9));
        assertThat(figure(figures, Metric.POSITIVE_LIKELIHOOD_RATIO).high().orElseThrow())
                .isFinite();
    }

    @Test
    void aSiteIsJudgedOverAllFolds() {
        Evaluation evaluation = Evaluation.of(WORKED, Predictions.folds(2), SEED);
        assertThat(evaluation.sites().keySet()).containsExactly("a", "b");
        Figure auroc = figure(evaluation.sites().getOrDefault("a", Map.of()), Metric.AUROC);
        assertThat(auroc.value()).isEqualTo(0.75).isEqualTo(auroc.pooled());
        assertThat(evaluation.sites().get("b")).containsOnlyKeys(Metric.SPECIFICITY);
        assertThat(evaluation.remarks())
                .contains("Not defined at b (1 normal, 0 abnormal): AUROC, average precision, sensitivity,"
                        + " mean of sensitivity and specificity.");
    }

    @Test
    void aFoldOfOneClassIsNamedAndLeftOut() {
        List<Prediction> predictions = new ArrayList<>(WORKED);
        predictions.add(Predictions.of("6", "x", "a", 2, NORMAL, 0.8));
        Evaluation evaluation = Evaluation.of(predictions, Predictions.folds(4), SEED);
        Figure auroc = figure(evaluation.metrics(), Metric.AUROC);
        assertThat(auroc.value()).isEqualTo(0.75);
        assertThat(auroc.cases()).isEqualTo(5);
        assertThat(figure(evaluation.metrics(), Metric.SPECIFICITY).value()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(figure(evaluation.metrics(), Metric.SPECIFICITY).cases()).isEqualTo(4);
        assertThat(evaluation.remarks())
                .contains(
                        "Not defined in fold 3 (1 normal, 0 abnormal), and so a mean over the other folds: AUROC,"
                                + " average precision, sensitivity, mean of sensitivity and specificity.",
                        "Not defined in fold 4 (0 normal, 0 abnormal), and so a mean over the other folds: AUROC,"
                                + " average precision, sensitivity, specificity, mean of sensitivity and specificity.");
    }

    @Test
    void abstentionsAndTheUnlabelledAreLeftOutAndCounted() {
        List<Prediction> predictions = new ArrayList<>(WORKED);
        predictions.add(new Prediction("6", Subject.of("x"), "a", 0, ABNORMAL, 0.05, Optional.empty()));
        predictions.add(Predictions.of("7", "y", "a", 1, UNKNOWN, 0.99));
        Evaluation evaluation = Evaluation.of(predictions, Predictions.folds(2), SEED);
        assertThat(figure(evaluation.metrics(), Metric.AUROC).value()).isEqualTo(0.5);
        assertThat(figure(evaluation.metrics(), Metric.AUROC).cases()).isEqualTo(6);
        assertThat(figure(evaluation.metrics(), Metric.SENSITIVITY).value()).isEqualTo(0.5);
        assertThat(figure(evaluation.metrics(), Metric.SENSITIVITY).cases()).isEqualTo(2);
        assertThat(evaluation.remarks())
                .contains(
                        "Without a label, and so in no figure: 1 of 7 cases.",
                        "The detector abstained on 1 of 6 labelled cases; sensitivity, specificity and their mean leave"
                                + " them out.");
    }

    @Test
    void foldsOfOneSubjectAreTakenTogether() {
        List<Prediction> predictions = new ArrayList<>();
        SplittableRandom random = SEED.random();
        for (int i = 0; i < 60; i++) {
            double score = random.nextGaussian() + i % 2;
            predictions.add(Predictions.of("c" + i, "s" + i, "a", i, i % 2 == 0 ? NORMAL : ABNORMAL, score));
        }
        Evaluation evaluation = Evaluation.of(predictions, Predictions.folds(60), SEED);
        for (Metric metric : Metric.values()) {
            Figure figure = figure(evaluation.metrics(), metric);
            assertThat(figure.value()).as("%s", metric).isEqualTo(figure.pooled());
            assertThat(figure.value())
                    .isStrictlyBetween(figure.low().orElseThrow(), figure.high().orElseThrow());
        }
        assertThat(evaluation.remarks())
                .containsExactly("No fold holds both classes and two subjects, so every figure is of all folds taken"
                        + " together.");
    }

    @Test
    void nothingLabelledIsNothingDefined() {
        Evaluation evaluation =
                Evaluation.of(List.of(Predictions.of("1", "s", "a", 0, UNKNOWN, 0.3)), Predictions.folds(1), SEED);
        assertThat(evaluation.metrics()).isEmpty();
        assertThat(evaluation.sites()).isEmpty();
        assertThat(evaluation.remarks()).hasSize(2);
    }

    @Test
    void theIntervalCoversTheTruth() {
        double truth = 0.7602499389; // of two normal distributions one standard deviation apart: Phi(1 / sqrt(2))
        SplittableRandom random = SEED.random();
        int covered = 0;
        for (int round = 0; round < 200; round++) {
            List<Prediction> predictions = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double score = random.nextGaussian() + (i % 2);
                predictions.add(
                        Predictions.of("c" + i, "s" + i, "a", i / 2 % 2, i % 2 == 0 ? NORMAL : ABNORMAL, score));
            }
            Figure auroc = figure(
                    Evaluation.of(predictions, Predictions.folds(2), 200, SEED.split(round))
                            .metrics(),
                    Metric.AUROC);
            covered +=
                    auroc.low().orElseThrow() <= truth && truth <= auroc.high().orElseThrow() ? 1 : 0;
        }
        assertThat(covered).as("of 200, %s", SEED).isBetween(180, 198);
    }

    @Test
    void severalTimesOfTheSameSubjectsAreNoMoreSubjects() {
        SplittableRandom random = SEED.random();
        List<Prediction> once = new ArrayList<>();
        List<Prediction> thrice = new ArrayList<>();
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            double score = random.nextGaussian() + i % 2;
            once.add(Predictions.of("c" + i, "s" + i, "a", 0, i % 2 == 0 ? NORMAL : ABNORMAL, score));
        }
        for (int time = 0; time < 3; time++) {
            folds.add(new Fold("time " + (time + 1) + " fold 1", 0.5, time));
            for (Prediction each : once) {
                thrice.add(Predictions.of(each.id(), each.subject().id(), "a", time, each.label(), each.score()));
            }
        }
        Figure one = figure(Evaluation.of(once, Predictions.folds(1), 400, SEED).metrics(), Metric.AUROC);
        Figure three = figure(Evaluation.of(thrice, folds, 400, SEED).metrics(), Metric.AUROC);
        assertThat(three.value()).isCloseTo(one.value(), within(1e-12));
        assertThat(three.pooled()).isCloseTo(one.pooled(), within(1e-12));
        assertThat(three.cases()).isEqualTo(120);
        assertThat(three.subjects()).isEqualTo(120);
        assertThat(three.low().orElseThrow()).isCloseTo(one.low().orElseThrow(), within(0.01));
        assertThat(three.high().orElseThrow()).isCloseTo(one.high().orElseThrow(), within(0.01));
        assertThatThrownBy(() -> Evaluation.of(thrice, Predictions.folds(3), SEED))
                .hasMessage("predictions: expected one a case, got case c0 twice");
    }

    @Test
    void theOrderOfThePredictionsDecidesNothing() {
        List<Prediction> predictions = Predictions.draw(SEED.random(), 300);
        assertThat(Evaluation.of(predictions.reversed(), Predictions.folds(5), 100, SEED))
                .isEqualTo(Evaluation.of(predictions, Predictions.folds(5), 100, SEED));
    }

    @Test
    void refusesWhatCannotBeJudged() {
        List<Fold> one = Predictions.folds(1);
        Prediction first = WORKED.getFirst();
        assertThatThrownBy(() -> Evaluation.of(List.of(first, first), one, SEED))
                .hasMessage("predictions: expected one a case, got case 1 twice");
        assertThatThrownBy(() -> Evaluation.of(WORKED, one, SEED)).hasMessage("case 3: expected a fold below 1, got 1");
        Prediction again = Predictions.of("8", "s", "a", 1, NORMAL, 0.1);
        assertThatThrownBy(() -> Evaluation.of(List.of(first, again), Predictions.folds(2), SEED))
                .hasMessage("case 8: expected subject s in one fold, got folds 0 and 1");
        assertThatThrownBy(() -> Predictions.of("9", "s", "a", 0, NORMAL, Double.NaN))
                .hasMessage("case 9: expected a finite score, got NaN");
    }

    private static Figure figure(Map<Metric, Figure> figures, Metric metric) {
        return Objects.requireNonNull(figures.get(metric), () -> metric + " of " + figures);
    }
}
