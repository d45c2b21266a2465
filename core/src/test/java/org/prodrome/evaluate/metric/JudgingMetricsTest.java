package org.prodrome.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.evaluate.Golden;

/** Against scikit-learn, by metrics.py beside the golden files. */
final class JudgingMetricsTest {
    static List<Golden> ranked() {
        return Golden.lines(JudgingMetricsTest.class, "metrics.txt");
    }

    static List<Golden> probabilities() {
        return Golden.lines(JudgingMetricsTest.class, "calibration.txt");
    }

    static List<Golden> classes() {
        return Golden.lines(JudgingMetricsTest.class, "classes.txt");
    }

    @ParameterizedTest
    @MethodSource("ranked")
    void rankingsAgree(Golden golden) throws UndefinedMetricException {
        double[] scores = golden.numbers("scores");
        boolean[] truth = golden.flags("truth");
        double[] weights = golden.numbers("weights");
        close(golden, "auroc_weighted", Auroc.of(scores, truth, weights));
        close(golden, "ap_weighted", AveragePrecision.of(scores, truth, weights));
        Ranking ranking = Ranking.of(scores, truth);
        for (double limit : new double[] {0.05, 0.1, 0.3, 1}) {
            close(golden, "partial_" + limit, PartialAuroc.of(scores, truth, limit));
            close(golden, "partial_weighted_" + limit, PartialAuroc.of(ranking.tally(weights), limit));
        }
        close(golden, "sensitivity_at_90", RocPoint.sensitivityAt(0.9, ranking.tally()));
        close(golden, "sensitivity_at_95", RocPoint.sensitivityAt(0.95, ranking.tally()));
        close(golden, "specificity_at_90", RocPoint.specificityAt(0.9, ranking.tally()));
        close(golden, "specificity_at_95", RocPoint.specificityAt(0.95, ranking.tally()));
        WeightedTally weighed = ranking.tally(weights);
        close(golden, "sensitivity_at_0.90_weighted", RocPoint.sensitivityAt(0.9, weighed));
        close(golden, "sensitivity_at_0.95_weighted", RocPoint.sensitivityAt(0.95, weighed));
        close(golden, "specificity_at_0.90_weighted", RocPoint.specificityAt(0.9, weighed));
        close(golden, "specificity_at_0.95_weighted", RocPoint.specificityAt(0.95, weighed));
    }

    @ParameterizedTest
    @MethodSource("ranked")
    void callsAgree(Golden golden) throws UndefinedMetricException {
        double[] scores = golden.numbers("scores");
        boolean[] truth = golden.flags("truth");
        WeightedConfusion once =
                Confusion.at(golden.number("threshold"), scores, truth).weighted();
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= golden.number("threshold");
        }
        WeightedConfusion weighted = WeightedConfusion.of(called, truth, golden.numbers("weights"));
        close(golden, "f1", once.f(1));
        close(golden, "f2", once.f(2));
        close(golden, "f1_weighted", weighted.f(1));
        close(golden, "f05_weighted", weighted.f(0.5));
        close(golden, "accuracy_weighted", weighted.accuracy());
        close(golden, "precision_weighted", weighted.positivePredictiveValue());
        close(golden, "sensitivity_weighted", weighted.sensitivity());
        close(golden, "specificity_weighted", weighted.specificity());
        close(golden, "net_benefit_weighted", weighted.netBenefit(0.2));
        if (golden.has("npv_weighted")) {
            close(golden, "npv_weighted", weighted.negativePredictiveValue());
        }
        if (golden.has("lr_plus_weighted")) {
            close(golden, "lr_plus_weighted", weighted.positiveLikelihoodRatio());
        }
        if (golden.has("lr_minus_weighted")) {
            close(golden, "lr_minus_weighted", weighted.negativeLikelihoodRatio());
        }
        close(golden, "precision", once.positivePredictiveValue());
        close(golden, "net_benefit", once.netBenefit(0.2));
        if (golden.has("mcc")) {
            close(golden, "mcc", once.matthews());
            close(golden, "mcc_weighted", weighted.matthews());
            close(golden, "npv", once.negativePredictiveValue());
            close(golden, "ppv_at_0.02", once.positivePredictiveValueAt(0.02));
            close(golden, "npv_at_0.02", once.negativePredictiveValueAt(0.02));
        } else {
            assertThatThrownBy(once::matthews).isInstanceOf(UndefinedMetricException.class);
            assertThatThrownBy(once::negativePredictiveValue).isInstanceOf(UndefinedMetricException.class);
        }
        if (golden.has("lr_plus")) {
            close(golden, "lr_plus", once.positiveLikelihoodRatio());
        } else if (once.falsePositive() == 0) {
            assertThatThrownBy(once::positiveLikelihoodRatio).hasMessageContaining("expected false alarms, got ");
        }
        if (golden.has("lr_minus")) {
            close(golden, "lr_minus", once.negativeLikelihoodRatio());
        } else if (once.trueNegative() == 0) {
            assertThatThrownBy(once::negativeLikelihoodRatio).isInstanceOf(UndefinedMetricException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void probabilitiesAgree(Golden golden) throws UndefinedMetricException {
        double[] p = golden.numbers("probabilities");
        boolean[] truth = golden.flags("truth");
        double[] weights = golden.numbers("weights");
        close(golden, "brier", BrierScore.of(p, truth));
        close(golden, "brier_weighted", BrierScore.of(p, truth, weights));
        close(golden, "ece_10", CalibrationError.equalWidth(p, truth, 10));
        close(golden, "ece_5", CalibrationError.equalWidth(p, truth, 5));
        close(golden, "adaptive_10", CalibrationError.adaptive(p, truth, 10));
        close(golden, "adaptive_4", CalibrationError.adaptive(p, truth, 4));
        close(golden, "ece_10_weighted", CalibrationError.equalWidth(p, truth, weights, 10));
        close(golden, "adaptive_4_weighted", CalibrationError.adaptive(p, truth, weights, 4));
        DecisionCurve curve = DecisionCurve.of(p, truth, weights, new double[] {0.1, 0.3, 0.6});
        assertThat(curve.model()).containsExactly(golden.numbers("benefit_weighted"), within(1e-9));
        if (golden.has("log_loss")) {
            close(golden, "log_loss", LogLoss.of(p, truth));
            close(golden, "log_loss_weighted", LogLoss.of(p, truth, weights));
        }
        if (golden.has("slope")) {
            close(golden, "slope", CalibrationLine.of(p, truth).slope());
            close(golden, "intercept", CalibrationLine.of(p, truth).intercept());
            close(
                    golden,
                    "slope_weighted",
                    CalibrationLine.of(p, truth, weights).slope());
            close(
                    golden,
                    "intercept_weighted",
                    CalibrationLine.of(p, truth, weights).intercept());
        } else {
            assertThatThrownBy(() -> CalibrationLine.of(p, truth)).isInstanceOf(UndefinedMetricException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void severalClassesAgree(Golden golden) throws UndefinedMetricException {
        int classes = (int) golden.number("classes");
        int[] truth = golden.integers("truth");
        double[] flat = golden.numbers("scores");
        double[][] scores = new double[truth.length][classes];
        for (int i = 0; i < flat.length; i++) {
            scores[i / classes][i % classes] = flat[i];
        }
        ClassConfusion confusion = ClassConfusion.of(truth, golden.integers("called"), classes);
        close(golden, "accuracy", confusion.accuracy());
        close(golden, "balanced", confusion.macroSensitivity());
        close(golden, "macro_f1", confusion.macroF1());
        close(golden, "kappa", confusion.kappa());
        if (golden.has("mcc")) {
            close(golden, "mcc", confusion.matthews());
        } else {
            assertThatThrownBy(confusion::matthews).isInstanceOf(UndefinedMetricException.class);
        }
        close(golden, "macro", ClassAuroc.macro(scores, truth));
        close(golden, "pairwise", ClassAuroc.pairwise(scores, truth));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5})
    void treatingEverybodyIsWorthLess(double threshold) throws UndefinedMetricException {
        double[] p = {0.05, 0.2, 0.6, 0.9};
        boolean[] truth = {false, false, true, true};
        DecisionCurve curve = DecisionCurve.of(p, truth, new double[] {threshold});
        assertThat(curve.everybody()[0]).isCloseTo(0.5 - 0.5 * threshold / (1 - threshold), within(1e-15));
        assertThat(curve.model()[0]).isGreaterThanOrEqualTo(curve.everybody()[0]);
    }

    @Test
    void whatHasNoValueIsRefused() {
        boolean[] both = {true, false};
        assertThatThrownBy(() -> LogLoss.of(new double[] {0, 0}, both))
                .isInstanceOf(UndefinedMetricException.class)
                .hasMessage("log loss: expected a probability above 0 for what is, got 0 for the case at index 0");
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.7, 0.3}, both))
                .hasMessage("calibration slope: expected classes whose probabilities overlap, got classes that one"
                        + " threshold parts");
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {1, 0.3}, both))
                .hasMessage("calibration slope: expected probabilities above 0 and below 1, got 1.0 at index 0");
        assertThatThrownBy(() -> BrierScore.of(new double[0], new boolean[0]))
                .hasMessage("Brier score: expected cases of some weight, got 0 cases");
        assertThatThrownBy(() -> Auroc.of(new double[] {1, 2}, both, new double[] {0, 1}))
                .hasMessage("AUROC: expected weight on normal and on abnormal cases, got 1.0 on normal and 0.0 on"
                        + " abnormal ones");
        assertThatThrownBy(new Confusion(0, 0, 3, 0).weighted()::positivePredictiveValue)
                .hasMessageStartingWith("positive predictive value: expected cases called abnormal, got 0.0 TP");
        assertThatThrownBy(() -> new Confusion(0, 0, 3, 0).weighted().f(1))
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(new ClassConfusion(new int[][] {{4, 0}, {0, 0}})::kappa)
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(new ClassConfusion(new int[][] {{4, 0}, {0, 0}})::macroSensitivity)
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(new ClassConfusion(new int[][] {{4, 0}, {2, 0}})::matthews)
                .isInstanceOf(UndefinedMetricException.class);
    }

    @Test
    void refusesWhatIsNoProbabilityOrWeight() {
        assertThatThrownBy(() -> BrierScore.of(new double[] {1.2}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities: expected numbers in [0, 1], got 1.2 at index 0");
        assertThatThrownBy(() -> BrierScore.of(new double[] {0.2}, new boolean[1], new double[] {-1}))
                .hasMessage("weights: expected finite numbers of 0 or more, got -1.0 at index 0");
        assertThatThrownBy(() -> PartialAuroc.of(new double[2], new boolean[] {true, false}, 0))
                .hasMessage("partial AUROC: expected a limit in (0, 1], got 0.0");
        assertThatThrownBy(() -> ClassConfusion.of(new int[] {3}, new int[1], 3))
                .hasMessage("class: expected an index below 3, got 3");
    }

    private static void close(Golden golden, String field, double value) {
        assertThat(value).as("%s of %s", field, golden).isCloseTo(golden.number(field), within(1e-9));
    }
}
