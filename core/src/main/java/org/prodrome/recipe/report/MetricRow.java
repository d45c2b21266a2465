package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;

/** One metric of the model beside the baseline's. */
record MetricRow(
        Metric metric, @Nullable Figure model, @Nullable Figure baseline, Content picture, Verdict verdict) {

    /** In the given order; an undefined one has its row too, for its absence is a result. */
    static List<MetricRow> of(List<Metric> metrics, ReportContent content) {
        return metrics.stream()
                .map(metric -> {
                    Figure model = content.model().metrics().get(metric);
                    Figure baseline = content.baseline().metrics().get(metric);
                    return new MetricRow(
                            metric,
                            model,
                            baseline,
                            Whisker.of(metric.title(), model, baseline),
                            Verdict.of(model, baseline));
                })
                .toList();
    }

    String title() {
        return metric.title();
    }

    boolean complete() {
        return model != null && baseline != null;
    }
}
