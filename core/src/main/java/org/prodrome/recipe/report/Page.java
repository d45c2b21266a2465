package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.evaluate.Evaluation.FoldResult;
import org.prodrome.evaluate.Metric;

/** All that the templates show, worked out. */
record Page(
        ReportContent content,
        Population population,
        List<MetricRow> metrics,
        List<MetricRow> further,
        Curves curves,
        Histogram histogram,
        Calibrating calibrating,
        List<SiteRow> sites,
        List<Card> mistakes) {

    /** As many as a reader looks at, and a page can hold. */
    static final int MOST_MISTAKES = 12;

    static Page of(ReportContent content) {
        return new Page(
                content,
                Population.of(content.predictions()),
                MetricRow.of(Metric.HEADLINES, content),
                MetricRow.of(Metric.FURTHER, content),
                Curves.of(content),
                Histogram.of(content.model().folds(), Labelled.of(content.predictions())),
                Calibrating.of(content),
                SiteRow.of(content),
                content.mistakes().stream()
                        .limit(MOST_MISTAKES)
                        .map(mistake -> Card.of(
                                mistake, fold(content, mistake.prediction().fold())))
                        .toList());
    }

    /** Whether the model beats the baseline, by the metric that needs no threshold. */
    MetricRow headline() {
        return metrics.stream()
                .filter(row -> row.metric() == Metric.AUROC)
                .findFirst()
                .orElseThrow();
    }

    /** What the figures are of the folds. */
    String averaged() {
        int folds = content.model().folds().size();
        return folds == 1 ? "The value of the one fold" : "Mean of " + Numbers.count(folds, "fold");
    }

    boolean everyMetricIsDefined() {
        return metrics.stream().allMatch(MetricRow::complete);
    }

    boolean groupedByRecord() {
        return content.grouping().equals("record");
    }

    boolean hasMap() {
        return content.mistakes().stream().anyMatch(mistake -> mistake.exhibit().hasMap());
    }

    boolean hasKnownFindings() {
        return mistakes.stream().anyMatch(card -> !card.findings().isEmpty());
    }

    private static String fold(ReportContent content, int fold) {
        return content.model().folds().stream()
                .filter(each -> each.fold() == fold)
                .map(FoldResult::name)
                .findFirst()
                .orElse("fold " + (fold + 1));
    }
}
