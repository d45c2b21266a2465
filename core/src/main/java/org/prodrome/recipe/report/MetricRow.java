package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;

/** One metric of the model beside the baseline's. */
record MetricRow(
        Metric metric, @Nullable Figure model, @Nullable Figure baseline, Content picture, Verdict verdict) {

    /** All metrics in their order; an undefined one has its row too, for its absence is a result. */
    static List<MetricRow> of(ReportContent content) {
        return Arrays.stream(Metric.values())
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
