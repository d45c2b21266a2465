package org.prodrome.recipe.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.evaluate.AcrossSets;
import org.prodrome.evaluate.Comparison;
import org.prodrome.evaluate.Comparison.Called;
import org.prodrome.evaluate.Comparison.Contrast;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.Comparison.Grouped;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.statistic.Interval;

/** The page of a comparison: one HTML file that opens from disk and asks nothing of the network. */
public final class ComparisonPage {
    private final Comparisons comparisons;

    private ComparisonPage(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** The whole page, for a file in UTF-8. */
    @SuppressWarnings("NullAway") // the generated code asks no interceptor, for the build names no tags to intercept
    public static String html(Comparisons comparisons) {
        StringOutput page = new StringOutput();
        JtecompareGenerated.render(new OwaspHtmlTemplateOutput(page), null, new ComparisonPage(comparisons));
        return page.toString();
    }

    Comparisons comparisons() {
        return comparisons;
    }

    List<Metric> metrics() {
        return Metric.HEADLINES;
    }

    /** A value and, below it, its interval. */
    record Cell(String value, String interval) {
        private static final Cell UNDEFINED = new Cell("undefined", "");
    }

    Cell figure(Comparison.Entrant entrant, Metric metric) {
        return figure(Optional.ofNullable(entrant.figures().get(metric)));
    }

    Cell figure(Optional<Figure> figure) {
        return figure.map(each -> new Cell(Numbers.rate(each.value()), each.interval()))
                .orElse(Cell.UNDEFINED);
    }

    Cell difference(Contrast contrast, Metric metric) {
        return difference(Optional.ofNullable(contrast.differences().get(metric)));
    }

    Cell difference(Optional<Difference> difference) {
        return difference
                .map(each -> new Cell(
                        signed(each.value()),
                        each.interval()
                                .map(ends -> signed(ends.low()) + " to " + signed(ends.high()))
                                .orElse("")))
                .orElse(Cell.UNDEFINED);
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + Numbers.rate(value);
    }

    String p(Optional<Double> p) {
        return p.map(ComparisonPage::p).orElse("none");
    }

    static String p(double p) {
        return p < 0.001 ? "< 0.001" : Numbers.rate(p);
    }

    String called(Optional<Called> called) {
        return called.map(each -> p(each.adjusted()) + " (" + each.test().firstOnly() + " against "
                        + each.test().secondOnly() + ")")
                .orElse("none");
    }

    Svg areas(Comparison comparison) {
        List<Forest.Row> rows = new ArrayList<>();
        for (int i = 0; i < comparison.entrants().size(); i++) {
            add(
                    rows,
                    Comparisons.letter(i),
                    Optional.ofNullable(comparison.entrants().get(i).figures().get(Metric.AUROC)));
        }
        return Forest.areas("AUROC of each system with its 95 % interval; the table below has the numbers.", rows);
    }

    Svg differences(Comparison comparison) {
        List<Forest.Row> rows = new ArrayList<>();
        for (Contrast each : comparison.contrasts()) {
            Difference difference = each.differences().get(Metric.AUROC);
            if (difference != null) {
                rows.add(new Forest.Row(
                        Comparisons.pair(each.first(), each.second()), difference.value(), difference.interval()));
            }
        }
        return Forest.differences(
                "Difference of the AUROC of each pair with its 95 % interval; the table below has the numbers.", rows);
    }

    Svg areas(Grouped grouped) {
        List<Forest.Row> rows = new ArrayList<>();
        for (Comparison.Group group : grouped.groups()) {
            for (int i = 0; i < group.auroc().size(); i++) {
                add(
                        rows,
                        Comparisons.letter(i) + ", " + group.value(),
                        group.auroc().get(i));
            }
        }
        return Forest.areas("AUROC of each system by " + grouped.name() + "; the table below has the numbers.", rows);
    }

    String gap(Grouped grouped, int system) {
        return grouped.gap(system).map(Numbers::rate).orElse("");
    }

    Svg ranks(AcrossSets across) {
        return CriticalDifference.of(across);
    }

    String rate(double value) {
        return Numbers.rate(value);
    }

    private static void add(List<Forest.Row> rows, String name, Optional<Figure> figure) {
        figure.ifPresent(each -> rows.add(new Forest.Row(
                name, each.value(), each.low().flatMap(low -> each.high().map(high -> new Interval(low, high))))));
    }
}
