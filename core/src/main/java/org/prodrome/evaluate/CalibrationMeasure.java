package org.prodrome.evaluate;

import org.prodrome.evaluate.metric.BrierScore;
import org.prodrome.evaluate.metric.CalibrationError;
import org.prodrome.evaluate.metric.CalibrationLine;
import org.prodrome.evaluate.metric.LogLoss;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** What is asked of probabilities, each over the cases of all folds, for probabilities share one scale. */
public enum CalibrationMeasure {
    BRIER("brier_score", "Brier score", "0", BrierScore::of),
    LOG_LOSS("log_loss", "log loss (nats)", "0", LogLoss::of),
    /** Over ten bins of equal width. */
    EXPECTED_ERROR(
            "expected_calibration_error",
            "expected calibration error, ten bins of equal width",
            "0",
            (probabilities, abnormal) -> CalibrationError.equalWidth(probabilities, abnormal, Reliability.BINS)),
    /** Over ten bins of equally many cases. */
    ADAPTIVE_ERROR(
            "adaptive_calibration_error",
            "adaptive calibration error, ten bins of equal counts",
            "0",
            (probabilities, abnormal) -> CalibrationError.adaptive(probabilities, abnormal, Reliability.BINS)),
    SLOPE(
            "calibration_slope",
            "calibration slope",
            "1",
            (probabilities, abnormal) ->
                    CalibrationLine.of(probabilities, abnormal).slope()),
    INTERCEPT(
            "calibration_intercept",
            "calibration intercept (in the large)",
            "0",
            (probabilities, abnormal) ->
                    CalibrationLine.of(probabilities, abnormal).intercept());

    /** A measure's formula. */
    @FunctionalInterface
    interface OfProbabilities {
        double of(double[] probabilities, boolean[] abnormal) throws UndefinedMetricException;
    }

    private final String key;
    private final String title;
    private final String best;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final OfProbabilities formula;

    CalibrationMeasure(String key, String title, String best, OfProbabilities formula) {
        this.key = key;
        this.title = title;
        this.best = best;
        this.formula = formula;
    }

    /** Its name in {@code metrics.json}. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The value of probabilities that hold, and of Brier score and log loss that of a seer. */
    public String best() {
        return best;
    }

    OfProbabilities formula() {
        return formula;
    }
}
