package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Contender;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.PredictionsCsv;
import org.prodrome.evaluate.SiteGap;
import org.prodrome.evaluate.split.LeaveOneSiteOut;
import org.prodrome.evaluate.statistic.Holm;
import org.prodrome.recipe.measure.Measurement;

/**
 * Several systems of one data set, each with a run over folds of subjects and one that leaves each site out: what every
 * one of them loses at a site that it never saw, in one table.
 */
public final class SiteGaps {
    private static final Seed CHANCE = new Seed(1);
    private static final String LEFT_OUT = new LeaveOneSiteOut().name();
    private static final List<String> COLUMNS = List.of(
            "system",
            "AUROC, site seen",
            "baseline",
            "AUROC, site left out",
            "baseline",
            "gap (95 % interval)",
            "p of no gap (Holm)");

    private SiteGaps() {}

    private record Side(Path folder, FinishedRun run) {
        String system() {
            return String.join(
                    "\n",
                    run.metrics().recipe(),
                    run.origin("recipe_sha256"),
                    run.metrics().profile(),
                    run.origin("seed"));
        }

        boolean leavesSitesOut() {
            return run.metrics().protocol().equals(LEFT_OUT);
        }

        Contender contender() throws IOException, FormatException {
            return Contender.of(folder.toString(), List.of(PredictionsCsv.read(folder.resolve("predictions.csv"))));
        }

        /** The mean of the baseline's areas within some sites. */
        Optional<Double> baseline(List<String> sites) {
            List<Figure> figures = sites.stream()
                    .flatMap(site -> Optional.ofNullable(run.metrics()
                                    .baselineSites()
                                    .getOrDefault(site, Map.of())
                                    .get(Metric.AUROC.key()))
                            .stream())
                    .toList();
            return figures.size() < sites.size()
                    ? Optional.empty()
                    : Optional.of(figures.stream()
                            .mapToDouble(Figure::value)
                            .average()
                            .orElse(0));
        }
    }

    private record Row(Side seen, Side unseen, SiteGap gap) {}

    /**
     * The table of runs' gaps, a row a system, in the order in which the systems are first named.
     *
     * @param runs folders that {@code prodrome run} has written, two a system: one by folds of subjects, one that
     *     leaves each site out
     * @throws FormatException if one is not a finished run's
     * @throws RecipeException if a system has not one run of either kind, if the data differ, or if no site has both
     *     classes; the message says which
     */
    public static Measurement of(List<Path> runs) throws IOException, FormatException, RecipeException {
        Map<String, List<Side>> systems = new LinkedHashMap<>();
        for (Path folder : runs) {
            Side side = new Side(folder, FinishedRun.read(folder));
            systems.computeIfAbsent(side.system(), key -> new ArrayList<>()).add(side);
        }
        if (systems.isEmpty()) {
            throw new RecipeException("site-gap: expected two runs or more, got none");
        }
        List<Row> rows = new ArrayList<>();
        for (List<Side> sides : systems.values()) {
            rows.add(row(sides));
        }
        FinishedRun first = rows.getFirst().seen().run();
        for (Row each : rows) {
            if (!each.seen().run().origin("data_sha256").equals(first.origin("data_sha256"))) {
                throw new RecipeException(each.seen().folder() + ": expected a run on the data of "
                        + rows.getFirst().seen().folder() + ", got one on "
                        + each.seen().run().origin("data"));
            }
        }
        return measurement(rows, first);
    }

    private static Row row(List<Side> sides) throws IOException, FormatException, RecipeException {
        List<Side> left = sides.stream().filter(Side::leavesSitesOut).toList();
        List<Side> folds = sides.stream().filter(side -> !side.leavesSitesOut()).toList();
        String name = sides.getFirst().run().metrics().recipe();
        if (left.size() != 1 || folds.size() != 1) {
            throw new RecipeException("site-gap: expected of " + name
                    + " one run by folds of subjects and one with --protocol " + LEFT_OUT + ", of one seed, got "
                    + folds.size() + " and " + left.size());
        }
        Side seen = folds.getFirst();
        Side unseen = left.getFirst();
        if (!seen.run().origin("data_sha256").equals(unseen.run().origin("data_sha256"))) {
            throw new RecipeException(
                    "site-gap: expected both runs of " + name + " on the same data, got others in " + unseen.folder());
        }
        try {
            return new Row(
                    seen,
                    unseen,
                    SiteGap.of(seen.contender(), unseen.contender(), CHANCE)
                            .orElseThrow(() -> new RecipeException("site-gap: expected a site with normal and abnormal"
                                    + " cases of two subjects each in " + seen.folder() + ", got none")));
        } catch (IllegalArgumentException e) {
            throw new RecipeException("site-gap: " + e.getMessage());
        }
    }

    private static Measurement measurement(List<Row> rows, FinishedRun first) {
        List<Optional<Double>> p = Holm.adjusted(
                rows.stream().map(row -> Optional.of(row.gap().p())).toList());
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            cells.add(List.of(
                    row.seen().run().metrics().recipe(),
                    row.gap().seen().text(),
                    cell(row.seen().baseline(row.gap().sites())),
                    row.gap().unseen().text(),
                    cell(row.unseen().baseline(row.gap().sites())),
                    row.gap().gap().text(),
                    p(p.get(i).orElseThrow())));
        }
        return new Measurement(
                "gap to sites never seen",
                List.of(
                        "AUROC within each site, all folds' predictions together, mean over the sites "
                                + String.join(", ", rows.getFirst().gap().sites())
                                + ": after other subjects of the site were learned from ("
                                + joined(
                                        rows.stream().map(Row::seen),
                                        run -> run.metrics().protocol())
                                + "), and on the same cases after the site was left out.",
                        "p: DeLong's paired test within each site, Obuchowski's where subjects have several cases, then the"
                                + " mean over the sites; the trained models are taken as they are. Profile "
                                + joined(sides(rows), run -> run.metrics().profile()) + ", seed "
                                + joined(sides(rows), run -> run.origin("seed")) + "."),
                COLUMNS,
                cells,
                first.origin("data"),
                first.origin("data_origin"),
                first.origin("data_licence"),
                first.origin("data_sha256"),
                joined(sides(rows), run -> run.origin("prodrome_commit")),
                sides(rows)
                        .map(side -> side.run().origin("finished"))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static Stream<Side> sides(List<Row> rows) {
        return rows.stream().flatMap(row -> Stream.of(row.seen(), row.unseen()));
    }

    /** Each but once. */
    private static String joined(Stream<Side> sides, Function<FinishedRun, String> what) {
        return sides.map(side -> what.apply(side.run())).distinct().collect(Collectors.joining(", "));
    }

    private static String cell(Optional<Double> value) {
        return value.map(each -> Measurement.cell(each, 3)).orElse("");
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : Measurement.cell(p, 3);
    }
}
