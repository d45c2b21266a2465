package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.evaluate.Evaluation.FoldResult;
import org.prodrome.evaluate.Grouping;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.SubjectResult;

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
        List<SubgroupRow> subgroups,
        SubjectStrip subjects,
        List<Guideline.Filled> guidelines,
        List<Card> shown) {

    /** As many as a reader looks at, and a page can hold. */
    static final int MOST_CASES = 12;

    static final int MOST_ROWS = 40;
    private static final int WORST_SUBJECTS = 5;

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
                SubgroupRow.of(content.subgroups()),
                SubjectStrip.of(content.subjects()),
                Guideline.filled(content),
                content.shown().stream()
                        .limit(MOST_CASES)
                        .map(shown ->
                                Card.of(shown, fold(content, shown.prediction().fold())))
                        .toList());
    }

    Svg timeline(Course course) {
        return Timeline.of(course);
    }

    /** As many of a run's folds as a reader looks at. */
    List<FoldResult> folds() {
        return content.model().folds().stream().limit(MOST_ROWS).toList();
    }

    /** The few that were judged worst. */
    List<SubjectResult> worstSubjects() {
        return content.subjects().stream().limit(WORST_SUBJECTS).toList();
    }

    /** In-domain and beyond, where the run has both. */
    List<SubgroupRow> domains() {
        return subgroups.stream()
                .filter(row -> row.group().by() == Grouping.DOMAIN)
                .toList();
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
        return content.shown().stream().anyMatch(shown -> shown.exhibit().hasMap());
    }

    boolean hasKnownFindings() {
        return shown.stream().anyMatch(card -> !card.findings().isEmpty());
    }

    private static String fold(ReportContent content, int fold) {
        return content.model().folds().stream()
                .filter(each -> each.fold() == fold)
                .map(FoldResult::name)
                .findFirst()
                .orElse("fold " + (fold + 1));
    }
}
