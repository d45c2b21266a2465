package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.recipe.report.ReportContent.Published;

/** Finished runs side by side, as a page in Markdown. Every number is from the runs' own files. */
public final class ResultsPage {
    private final StringBuilder page = new StringBuilder();

    private ResultsPage() {}

    /**
     * The page of runs in the given order.
     *
     * @param runs folders that {@code prodrome run} has written
     * @throws FormatException if one is not a finished run's
     */
    public static String of(List<Path> runs) throws IOException, FormatException {
        List<FinishedRun> finished = new ArrayList<>();
        for (Path run : runs) {
            finished.add(FinishedRun.read(run));
        }
        return new ResultsPage().write(finished);
    }

    private String write(List<FinishedRun> runs) {
        line("# Results", "");
        line(
                "Research use only. Written by `prodrome results` from the `metrics.json` and `provenance.json` of finished");
        line("runs; nothing here was typed.", "");
        line(
                "A figure is the mean of the folds' values, with its 95 % bootstrap interval over subjects (records where the");
        line(
                "source names no subjects); after the semicolon stands the figure over all folds' predictions together. The");
        line(
                "trivial baseline learns from the same cases as the model and knows nothing of structure. The site alone is");
        line("what a case gets who knows of it nothing but its site's share of abnormal cases in training: what lies");
        line("above it was heard. Within one site it is chance, so the tables by site show what was heard there.", "");
        summary(runs);
        runs.forEach(this::run);
        published(runs);
        data(runs);
        return page.toString();
    }

    private void summary(List<FinishedRun> runs) {
        line("| recipe | protocol | AUROC | baseline | site alone | mean of sensitivity and specificity | baseline |");
        line("|---|---|---|---|---|---|---|");
        for (FinishedRun run : runs) {
            FinishedRun.Metrics m = run.metrics();
            row(
                    m.recipe(),
                    m.protocol(),
                    interval(m.metrics(), Metric.AUROC),
                    interval(m.baseline(), Metric.AUROC),
                    interval(m.siteAlone().orElse(Map.of()), Metric.AUROC),
                    interval(m.metrics(), Metric.MACC),
                    interval(m.baseline(), Metric.MACC));
        }
        line("");
    }

    private void run(FinishedRun run) {
        FinishedRun.Metrics m = run.metrics();
        line("## " + m.recipe() + ", " + m.protocol(), "");
        line(run.origin("data") + ", by " + m.judgedBy() + ", profile " + m.profile() + ", seed " + run.origin("seed")
                + "; " + duration(run.origin("wall_seconds")) + " by the clock and "
                + duration(run.origin("processor_seconds")) + " of processor time, on " + run.origin("processors")
                + " processors that other work may have shared.");
        line(
                "Commit " + run.origin("prodrome_commit") + ", recipe SHA-256 " + start(run.origin("recipe_sha256"))
                        + ", data SHA-256 " + start(run.origin("data_sha256")) + ", finished " + run.origin("finished")
                        + ".",
                "");
        m.baselineName().ifPresent(name -> line("Trivial baseline: " + name + ".", ""));
        line("| figure | model | trivial baseline | site alone | cases |", "|---|---|---|---|---|");
        for (Metric metric : Metric.HEADLINES) {
            row(
                    metric.title(),
                    whole(m.metrics(), metric),
                    whole(m.baseline(), metric),
                    whole(m.siteAlone().orElse(Map.of()), metric),
                    cases(m.metrics().get(metric.key())));
        }
        line("", "Within each site, over all folds' predictions together:", "");
        line(
                "| site | AUROC | baseline | mean of sensitivity and specificity | baseline | cases |",
                "|---|---|---|---|---|---|");
        m.sites().forEach((site, figures) -> {
            Map<String, Figure> trivial = m.baselineSites().getOrDefault(site, Map.of());
            row(
                    site,
                    interval(figures, Metric.AUROC),
                    interval(trivial, Metric.AUROC),
                    interval(figures, Metric.MACC),
                    interval(trivial, Metric.MACC),
                    cases(figures.get(Metric.AUROC.key())));
        });
        line("");
        m.remarks().forEach(remark -> line("- " + remark));
        if (!m.remarks().isEmpty()) {
            line("");
        }
    }

    private void published(List<FinishedRun> runs) {
        Set<Published> figures = new LinkedHashSet<>();
        runs.forEach(run -> figures.addAll(run.metrics().published()));
        if (figures.isEmpty()) {
            return;
        }
        line("## Published", "", "Of other recordings, so that they say only where the field stands.", "");
        line("| source | measure | figure |", "|---|---|---|");
        figures.forEach(figure -> row(figure.source(), figure.measure(), figure.figure()));
        line("");
    }

    private void data(List<FinishedRun> runs) {
        Set<String> sources = new TreeSet<>();
        runs.forEach(run -> sources.add(run.origin("data") + ": " + run.origin("data_origin") + " (licence: "
                + run.origin("data_licence") + ")"));
        line("## Data", "");
        sources.forEach(source -> line("- " + source));
    }

    private static String interval(Map<String, Figure> figures, Metric metric) {
        Figure figure = figures.get(metric.key());
        return figure == null ? "undefined" : figure.text();
    }

    private static String whole(Map<String, Figure> figures, Metric metric) {
        Figure figure = figures.get(metric.key());
        return figure == null
                ? "undefined"
                : interval(figures, metric) + String.format(Locale.ROOT, "; %.3f", figure.pooled());
    }

    private static String cases(@Nullable Figure figure) {
        return figure == null ? "0" : Integer.toString(figure.cases());
    }

    private static String duration(String seconds) {
        return seconds.matches("\\d{1,9}")
                ? String.format(Locale.ROOT, "%.1f minutes", Integer.parseInt(seconds) / 60.0)
                : "an unknown time";
    }

    private static String start(String digest) {
        return digest.length() > 16 ? digest.substring(0, 16) + "…" : digest;
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String... lines) {
        for (String each : lines) {
            page.append(each).append('\n');
        }
    }
}
