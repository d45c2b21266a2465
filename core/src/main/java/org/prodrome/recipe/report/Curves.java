package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Evaluation.FoldResult;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.metric.PrecisionRecallCurve;
import org.prodrome.evaluate.metric.RocCurve;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * The curves over the pooled predictions of all folds.
 *
 * @param why why there are no curves; null where there are
 */
record Curves(
        @Nullable Content roc,
        @Nullable Content precisionRecall,
        @Nullable String why) {

    private static final int MOST_FOLDS = 200;

    static Curves of(ReportContent content) {
        Labelled model = Labelled.of(content.predictions());
        Labelled baseline = Labelled.of(content.baselinePredictions());
        try {
            return new Curves(roc(content, model, baseline), precisionRecall(content, model, baseline), null);
        } catch (UndefinedMetricException e) {
            return new Curves(null, null, e.getMessage());
        }
    }

    private static Content roc(ReportContent content, Labelled model, Labelled baseline)
            throws UndefinedMetricException {
        RateChart chart = new RateChart(
                        described("ROC curves", content, Metric.AUROC), "1 − specificity", "sensitivity")
                .reference(0, 0, 1, 1);
        draw(chart, RocCurve.of(baseline.scores(), baseline.abnormal()), "baseline");
        draw(chart, RocCurve.of(model.scores(), model.abnormal()), "model");
        for (FoldResult fold :
                content.model().folds().stream().limit(MOST_FOLDS).toList()) {
            Double sensitivity = fold.metrics().get(Metric.SENSITIVITY);
            Double specificity = fold.metrics().get(Metric.SPECIFICITY);
            if (sensitivity != null && specificity != null) {
                chart.dot(1 - specificity, sensitivity, 2.5, "fold");
            }
        }
        operate(chart, content.baseline(), "dot baseline");
        operate(chart, content.model(), "dot model");
        return chart.svg();
    }

    private static Content precisionRecall(ReportContent content, Labelled model, Labelled baseline)
            throws UndefinedMetricException {
        RateChart chart = new RateChart(
                        described("Precision-recall curves", content, Metric.AVERAGE_PRECISION),
                        "recall (sensitivity)",
                        "precision")
                .reference(0, model.prevalence(), 1, model.prevalence());
        draw(chart, PrecisionRecallCurve.of(baseline.scores(), baseline.abnormal()), "baseline");
        draw(chart, PrecisionRecallCurve.of(model.scores(), model.abnormal()), "model");
        operate(chart, content.baseline(), baseline.prevalence(), "dot baseline");
        operate(chart, content.model(), model.prevalence(), "dot model");
        return chart.svg();
    }

    private static void draw(RateChart chart, RocCurve curve, String series) {
        chart.line(curve.falseAlarmRate(), curve.sensitivity(), series);
    }

    private static void draw(RateChart chart, PrecisionRecallCurve curve, String series) {
        chart.steps(curve.recall(), curve.precision(), series);
    }

    /** The mean of the folds' operating points. */
    private static void operate(RateChart chart, Evaluation evaluation, String style) {
        Figure sensitivity = evaluation.metrics().get(Metric.SENSITIVITY);
        Figure specificity = evaluation.metrics().get(Metric.SPECIFICITY);
        if (sensitivity != null && specificity != null) {
            chart.dot(1 - specificity.value(), sensitivity.value(), 5, style);
        }
    }

    /** The same point, its precision by Bayes' theorem at the pooled prevalence. */
    private static void operate(RateChart chart, Evaluation evaluation, double prevalence, String style) {
        Figure sensitivity = evaluation.metrics().get(Metric.SENSITIVITY);
        Figure specificity = evaluation.metrics().get(Metric.SPECIFICITY);
        if (sensitivity == null || specificity == null) {
            return;
        }
        double found = sensitivity.value() * prevalence;
        double falseAlarms = (1 - specificity.value()) * (1 - prevalence);
        if (found + falseAlarms > 0) {
            chart.dot(sensitivity.value(), found / (found + falseAlarms), 5, style);
        }
    }

    private static String described(String what, ReportContent content, Metric metric) {
        return what + " over the pooled predictions. Area beneath, pooled: model "
                + pooled(content.model().metrics(), metric) + ", baseline "
                + pooled(content.baseline().metrics(), metric) + ".";
    }

    private static String pooled(Map<Metric, Figure> metrics, Metric metric) {
        Figure figure = metrics.get(metric);
        return figure == null ? "undefined" : Numbers.rate(figure.pooled());
    }
}
