package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.statistic.SeedSpread;
import org.prodrome.recipe.KeptRun.OfSeed;
import org.prodrome.recipe.measure.Measurement;
import org.prodrome.recipe.report.ReportContent.Published;

/**
 * Runs beside what was published, a table for each modality, as a page in Markdown. Every number is from the runs' own
 * files.
 */
public final class ResultsPage {
    private static final String NOT_DEFINED = "undefined";

    private final StringBuilder page = new StringBuilder();

    private ResultsPage() {}

    /** One line of a table: a run, and the file that it is kept in where it is. */
    private record Line(Optional<String> file, KeptRun run) {}

    /**
     * The page of runs in the given order, none of which need be kept.
     *
     * @param runs folders that {@code prodrome run} has written
     * @throws FormatException if one is not a finished run's
     */
    public static String of(List<Path> runs) throws IOException, FormatException {
        List<Line> lines = new ArrayList<>();
        for (Path run : runs) {
            lines.add(new Line(Optional.empty(), KeptRun.of(run)));
        }
        return new ResultsPage().write(lines, Map.of(), List.of());
    }

    /** What was measured, as a part of the page. */
    public static String of(Measurement measurement) {
        ResultsPage part = new ResultsPage();
        part.measured(Optional.empty(), measurement);
        return part.page.toString();
    }

    /**
     * The page of kept runs, in the order of their recipes' names.
     *
     * @param kept by the place of their file beside the page
     * @param measured likewise
     * @param recipes all that there are; those without a run are listed as not run
     */
    static String of(Map<String, KeptRun> kept, Map<String, Measurement> measured, List<Recipe> recipes) {
        List<Line> lines = new ArrayList<>();
        kept.forEach((file, run) -> lines.add(new Line(Optional.of(file), run)));
        lines.sort(Comparator.comparing((Line line) -> line.run().recipe())
                .thenComparing(line -> line.run().data())
                .thenComparing(line -> line.run().protocol()));
        Set<String> done = lines.stream().map(line -> line.run().recipe()).collect(Collectors.toSet());
        return new ResultsPage()
                .write(
                        lines,
                        measured,
                        recipes.stream()
                                .filter(recipe -> !done.contains(recipe.name()))
                                .toList());
    }

    private String write(List<Line> runs, Map<String, Measurement> measured, List<Recipe> notRun) {
        line("# Results", "");
        line(
                "Research use only. Written by `prodrome results` from what finished runs and measurements wrote; nothing here was typed.",
                "");
        line(
                "A figure is the mean of the folds' values, with its 95 % bootstrap interval over subjects (records where the",
                "source names no subjects). Of several seeds it is their mean ± their deviation, with the lowest and the highest",
                "end of their intervals; where the cases are simulated each seed draws its own. The trivial baseline learns from the same cases as the model and knows nothing of",
                "structure. The site alone is what a case gets who knows of it nothing but its site's share of abnormal cases in",
                "training. Published figures are of the data and the protocol that they name, which are seldom those of the run",
                "beside them.",
                "");
        Map<String, List<Line>> byModality = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        runs.forEach(run -> byModality
                .computeIfAbsent(run.run().modality(), key -> new ArrayList<>())
                .add(run));
        Map<String, List<Recipe>> missing =
                notRun.stream().collect(Collectors.groupingBy(Recipe::modality, TreeMap::new, Collectors.toList()));
        Set<String> modalities = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        modalities.addAll(byModality.keySet());
        modalities.addAll(missing.keySet());
        for (String modality : modalities) {
            line("## " + cell(modality.substring(0, 1).toUpperCase(Locale.ROOT) + modality.substring(1)), "");
            table(byModality.getOrDefault(modality, List.of()));
            sites(byModality.getOrDefault(modality, List.of()));
            notRun(missing.getOrDefault(modality, List.of()));
        }
        if (!measured.isEmpty()) {
            line("## Measured", "");
            measured.forEach((file, each) -> measured(Optional.of(file), each));
        }
        data(runs, measured.values());
        return page.toString();
    }

    private void measured(Optional<String> file, Measurement of) {
        String name =
                of.name().substring(0, 1).toUpperCase(Locale.ROOT) + of.name().substring(1);
        line("### " + cell(name) + ": " + cell(of.data()), "");
        row(of.columns().stream().map(ResultsPage::cell).toArray(String[]::new));
        line("|" + "---|".repeat(of.columns().size()));
        of.rows().forEach(cells -> row(cells.stream().map(ResultsPage::cell).toArray(String[]::new)));
        line("");
        of.notes().forEach(note -> line(cell(note), ""));
        line(
                file.map(at -> "[Kept](" + at + "), ").orElse("") + "commit " + cell(of.commit()) + ", " + of.finished()
                        + ".",
                "");
    }

    private void notRun(List<Recipe> recipes) {
        recipes.forEach(recipe -> line("- " + cell(recipe.name()) + ": not run"
                + (recipe.published().isEmpty() ? "" : "; published: " + published(recipe.published()))));
        if (!recipes.isEmpty()) {
            line("");
        }
    }

    private void table(List<Line> runs) {
        if (runs.isEmpty()) {
            return;
        }
        line(
                "| recipe | published | data, protocol | AUROC | baseline | site alone | mean of sensitivity and specificity"
                        + " | baseline | cases (subjects) | how |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        for (Line each : runs) {
            KeptRun run = each.run();
            String name = cell(run.recipe());
            row(
                    each.file().map(file -> "[" + name + "](" + file + ")").orElse(name),
                    published(run.published()),
                    cell(run.data()) + ", " + cell(run.protocol()),
                    text(run, Metric.AUROC, OfSeed::metrics),
                    text(run, Metric.AUROC, OfSeed::baseline),
                    text(run, Metric.AUROC, OfSeed::siteAlone),
                    text(run, Metric.MACC, OfSeed::metrics),
                    text(run, Metric.MACC, OfSeed::baseline),
                    count(run),
                    how(run));
        }
        line("");
    }

    private void sites(List<Line> runs) {
        List<Line> several = runs.stream()
                .filter(each -> first(each.run()).sites().size() > 1)
                .toList();
        if (several.isEmpty()) {
            return;
        }
        line("Within each site, over all folds' predictions together, by the first seed:", "");
        line("| recipe | data, protocol | site | AUROC | baseline | cases |", "|---|---|---|---|---|---|");
        for (Line each : several) {
            OfSeed seed = first(each.run());
            seed.sites().forEach((site, figures) -> {
                Optional<Figure> auroc = figure(figures, Metric.AUROC);
                row(
                        cell(each.run().recipe()),
                        cell(each.run().data()) + ", " + cell(each.run().protocol()),
                        cell(site),
                        auroc.map(Figure::text).orElse(NOT_DEFINED),
                        figure(seed.baselineSites().getOrDefault(site, Map.of()), Metric.AUROC)
                                .map(Figure::text)
                                .orElse(NOT_DEFINED),
                        auroc.map(figure -> Integer.toString(figure.cases())).orElse(""));
            });
        }
        line("");
    }

    private void data(List<Line> runs, Collection<Measurement> measured) {
        Set<String> sources = new TreeSet<>();
        runs.stream()
                .map(Line::run)
                .forEach(run -> sources.add(source(run.data(), run.dataOrigin(), run.dataLicence(), run.dataSha256())));
        measured.forEach(
                each -> sources.add(source(each.data(), each.dataOrigin(), each.dataLicence(), each.dataSha256())));
        if (!sources.isEmpty()) {
            line("## Data", "");
            sources.forEach(source -> line("- " + cell(source)));
        }
        Map<String, Set<String>> baselines = new LinkedHashMap<>();
        runs.forEach(each -> baselines
                .computeIfAbsent(each.run().baselineName(), key -> new TreeSet<>())
                .add(each.run().recipe()));
        if (!baselines.isEmpty()) {
            line("", "## Baselines", "");
            baselines.forEach((name, recipes) -> line("- " + cell(name) + ": " + cell(String.join(", ", recipes))));
        }
    }

    private static String source(String name, String origin, String licence, String digest) {
        return name + ": " + origin + " (licence: " + licence + "; SHA-256 " + start(digest) + ")";
    }

    private static String text(KeptRun run, Metric metric, Function<OfSeed, Map<String, Figure>> of) {
        List<Figure> figures = run.seeds().stream()
                .map(of)
                .flatMap(each -> figure(each, metric).stream())
                .toList();
        if (figures.size() < run.seeds().size()) {
            boolean none = run.seeds().stream().allMatch(each -> of.apply(each).isEmpty());
            return none ? "" : NOT_DEFINED;
        }
        if (figures.size() == 1) {
            return figures.getFirst().text();
        }
        SeedSpread spread = SeedSpread.of(figures.stream().map(Figure::value).toList());
        return String.format(Locale.ROOT, "%.3f ± %.3f", spread.mean(), spread.deviation()) + hull(figures);
    }

    private static String hull(List<Figure> figures) {
        if (!figures.stream().allMatch(each -> each.low().isPresent())) {
            return " (" + figures.getFirst().interval() + ")";
        }
        return String.format(
                Locale.ROOT,
                " (%.3f to %.3f)",
                figures.stream()
                        .mapToDouble(each -> each.low().orElseThrow())
                        .min()
                        .orElseThrow(),
                figures.stream()
                        .mapToDouble(each -> each.high().orElseThrow())
                        .max()
                        .orElseThrow());
    }

    private static Optional<Figure> figure(Map<String, Figure> figures, Metric metric) {
        return Optional.ofNullable(figures.get(metric.key()));
    }

    private static OfSeed first(KeptRun run) {
        return run.seeds().getFirst();
    }

    private static String count(KeptRun run) {
        return figure(first(run).metrics(), Metric.AUROC)
                .map(figure -> figure.cases() + " (" + figure.subjects()
                        + (run.judgedBy().equals("record") ? " records)" : ")"))
                .orElse("");
    }

    private static String how(KeptRun run) {
        String seeds = run.seeds().stream().map(OfSeed::seed).collect(Collectors.joining(", "));
        String commits = run.seeds().stream().map(OfSeed::commit).distinct().collect(Collectors.joining(", "));
        return (run.seeds().size() == 1 ? "seed " : "seeds ") + cell(seeds) + ", " + cell(run.profile()) + ", commit "
                + cell(commits) + ", " + duration(run.seeds());
    }

    private static String duration(List<OfSeed> seeds) {
        if (!seeds.stream().allMatch(each -> each.wallSeconds().matches("\\d{1,9}"))) {
            return "in an unknown time";
        }
        int seconds = seeds.stream()
                .mapToInt(each -> Integer.parseInt(each.wallSeconds()))
                .sum();
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%.1f min", seconds / 60.0);
    }

    private static String published(List<Published> figures) {
        return figures.stream()
                .map(each -> cell(each.figure() + ", " + each.measure() + " (" + each.source() + ")"))
                .collect(Collectors.joining("; "));
    }

    private static String start(String digest) {
        return digest.length() > 16 ? digest.substring(0, 16) + "…" : digest;
    }

    /** So that what a user's folder is called breaks no table. */
    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
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
