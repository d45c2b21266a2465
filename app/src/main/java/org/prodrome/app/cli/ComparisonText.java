package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.evaluate.AcrossSets;
import org.prodrome.evaluate.Comparison;
import org.prodrome.evaluate.Comparison.Called;
import org.prodrome.evaluate.Comparison.Contrast;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.Comparison.Grouped;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;

/** A comparison as tables for a terminal; systems stand under letters, which the first table explains. */
final class ComparisonText {
    /** Pairs that stand beside the systems in a table by groups; more are told by the page and the JSON alone. */
    private static final int WIDEST = 3;

    private final PrintWriter out;

    ComparisonText(PrintWriter out) {
        this.out = out;
    }

    void print(Comparisons comparisons) {
        for (int i = 0; i < comparisons.systems().size(); i++) {
            out.println(Comparisons.letter(i) + "  " + comparisons.systems().get(i));
        }
        comparisons.sets().forEach(set -> print(set.name(), set.comparison()));
        comparisons.across().ifPresent(this::print);
    }

    private void print(String name, Comparison comparison) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s: %d cases, %d of them abnormal, of %d subjects%n",
                name,
                comparison.cases(),
                comparison.abnormal(),
                comparison.subjects());
        List<List<String>> own = new ArrayList<>();
        own.add(row("", Metric.HEADLINES.stream().map(ComparisonText::title).toList()));
        for (int i = 0; i < comparison.entrants().size(); i++) {
            Comparison.Entrant entrant = comparison.entrants().get(i);
            own.add(row(
                    Comparisons.letter(i),
                    Metric.HEADLINES.stream()
                            .map(metric ->
                                    figure(Optional.ofNullable(entrant.figures().get(metric))))
                            .toList()));
        }
        table(own);
        List<List<String>> pairs = new ArrayList<>();
        pairs.add(row(
                "difference",
                Metric.HEADLINES.stream().map(ComparisonText::title).toList()));
        for (Contrast each : comparison.contrasts()) {
            pairs.add(row(
                    pair(each),
                    Metric.HEADLINES.stream()
                            .map(metric -> difference(
                                    Optional.ofNullable(each.differences().get(metric))))
                            .toList()));
        }
        table(pairs);
        tests(comparison);
        comparison.groups().forEach(each -> groups(comparison, each));
        comparison.remarks().forEach(out::println);
    }

    private void tests(Comparison comparison) {
        List<List<String>> tests = new ArrayList<>();
        String areas = comparison.clustered() ? "Obuchowski: equal AUROC" : "DeLong: equal AUROC";
        tests.add(List.of("p-values", areas, "McNemar: abnormal called rightly", "McNemar: normal called rightly"));
        for (Contrast each : comparison.contrasts()) {
            tests.add(List.of(
                    pair(each),
                    each.auroc().map(ComparisonText::p).orElse("none"),
                    called(each.sensitivity()),
                    called(each.specificity())));
        }
        table(tests);
        if (comparison.contrasts().size() > 1) {
            out.println("p-values are Holm's for " + comparison.contrasts().size() + " pairs at a time");
        }
        if (comparison.contrasts().stream().anyMatch(each -> each.auroc().isEmpty())) {
            out.println(
                    "no test of the areas where folds differ or there are several times or seeds: the interval says it");
        }
        if (comparison.clustered()) {
            out.println("no McNemar's test, for subjects have several cases: the intervals say it");
        }
    }

    private void groups(Comparison comparison, Grouped grouped) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("AUROC by " + grouped.name(), "cases"));
        for (int i = 0; i < comparison.entrants().size(); i++) {
            header.add(Comparisons.letter(i));
        }
        List<Integer> pairs = IntStream.range(0, comparison.contrasts().size())
                .boxed()
                .filter(_ -> comparison.contrasts().size() <= WIDEST)
                .toList();
        pairs.forEach(i -> header.add(pair(comparison.contrasts().get(i))));
        rows.add(header);
        for (Comparison.Group group : grouped.groups()) {
            List<String> row = new ArrayList<>(List.of(group.value(), group.cases() + " (" + group.abnormal() + ")"));
            group.auroc().forEach(each -> row.add(figure(each)));
            pairs.forEach(i -> row.add(difference(group.differences().get(i))));
            rows.add(row);
        }
        List<String> gap = new ArrayList<>(List.of("highest less lowest", ""));
        for (int i = 0; i < comparison.entrants().size(); i++) {
            gap.add(grouped.gap(i)
                    .map(value -> String.format(Locale.ROOT, "%.3f", value))
                    .orElse(""));
        }
        pairs.forEach(_ -> gap.add(""));
        rows.add(gap);
        table(rows);
    }

    private void print(AcrossSets across) {
        out.println();
        out.println("Over " + across.rows().size()
                + (across.seeds()
                        ? " seeds on the same cases; this says how surely a difference is more than chance in training, and"
                                + " nothing of other cases"
                        : " data sets"));
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("AUROC"));
        for (int i = 0; i < across.systems().size(); i++) {
            header.add(Comparisons.letter(i));
        }
        rows.add(header);
        for (int i = 0; i < across.rows().size(); i++) {
            rows.add(row(
                    across.rows().get(i),
                    across.auroc().get(i).stream()
                            .map(value -> String.format(Locale.ROOT, "%.3f", value))
                            .toList()));
        }
        across.friedman()
                .ifPresent(test -> rows.add(row(
                        "mean rank",
                        test.meanRanks().stream()
                                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                                .toList())));
        table(rows);
        across.friedman()
                .ifPresent(test -> out.printf(
                        Locale.ROOT,
                        "Friedman: %s of systems that do alike; mean ranks %.2f apart differ (Nemenyi, 5 %% of all pairs)%n",
                        p(test.p()),
                        across.criticalDifference().orElseThrow()));
        List<List<String>> pairs = new ArrayList<>();
        pairs.add(List.of("p-values", "Wilcoxon (Holm)", across.friedman().isPresent() ? "Nemenyi" : ""));
        across.pairs()
                .forEach(each -> pairs.add(List.of(
                        Comparisons.pair(each.first(), each.second()),
                        p(each.adjusted()),
                        each.nemenyi().map(ComparisonText::p).orElse(""))));
        table(pairs);
        if (across.rows().size() < 6) {
            out.println("with fewer than 6 rows Wilcoxon's test can't come below 0.05, whatever the figures are");
        }
    }

    private static String title(Metric metric) {
        return metric == Metric.MACC ? "mean of both" : metric.title();
    }

    private static String pair(Contrast each) {
        return Comparisons.pair(each.first(), each.second());
    }

    private static String figure(Optional<Figure> figure) {
        return figure.map(each -> each.low().isPresent()
                        ? each.text()
                        : String.format(Locale.ROOT, "%.3f (%d subjects)", each.value(), each.subjects()))
                .orElse("undefined");
    }

    private static String difference(Optional<Difference> difference) {
        return difference.map(Difference::text).orElse("undefined");
    }

    private static String called(Optional<Called> called) {
        return called.map(each -> p(each.adjusted()) + " (" + each.test().firstOnly() + " against "
                        + each.test().secondOnly() + ")")
                .orElse("none");
    }

    private static String p(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    private static List<String> row(String first, List<String> others) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(others);
        return row;
    }

    private void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        out.println();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
