package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.AcrossSets;
import org.prodrome.evaluate.Comparison;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.evaluate.Contender;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.PredictionsCsv;

/**
 * Finished runs, sorted by system and by the cases that they were judged on. A system is a recipe in a profile under a
 * protocol; its runs on the same cases are its seeds.
 */
public final class ComparedRuns {
    private static final Seed CHANCE = new Seed(1);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Path folder, FinishedRun run, List<Prediction> predictions, Contender alone) {
        String seed() {
            return run.origin("seed");
        }

        String data() {
            return run.origin("data_sha256");
        }

        String key() {
            return String.join(
                    "\n",
                    run.origin("recipe_sha256"),
                    run.metrics().profile(),
                    run.metrics().protocol());
        }
    }

    private ComparedRuns() {}

    /**
     * Compares runs.
     *
     * @param runs two folders or more that {@code prodrome run} has written
     * @param groupings as {@link Comparison#of} takes them
     * @throws FormatException if one is not a finished run's
     * @throws RecipeException if they can't be compared, because there is one system alone, or because systems were
     *     judged on different cases; the message says on which
     */
    public static Comparisons compare(List<Path> runs, Map<String, Map<String, String>> groupings)
            throws IOException, FormatException, RecipeException {
        ComparedRuns compared = new ComparedRuns();
        Set<Path> seen = new HashSet<>();
        for (Path folder : runs) {
            FinishedRun run = FinishedRun.read(folder);
            if (!seen.add(folder.toRealPath())) {
                throw new RecipeException(folder + ": expected each run once, got it twice");
            }
            List<Prediction> predictions = PredictionsCsv.read(folder.resolve("predictions.csv"));
            compared.entries.add(
                    new Entry(folder, run, predictions, Contender.of(folder.toString(), List.of(predictions))));
        }
        return compared.compare(groupings);
    }

    private Comparisons compare(Map<String, Map<String, String>> groupings) throws RecipeException {
        List<List<Entry>> sets = sets();
        Map<Entry, String> names = names(sets);
        List<String> systems = entries.stream().map(names::get).distinct().toList();
        if (systems.size() < 2) {
            throw new RecipeException("compare: expected two systems or more, got " + systems.getFirst()
                    + " alone; seeds and data sets are of one system, and " + elsewhere(sets));
        }
        List<Comparisons.OnSet> onSets = new ArrayList<>();
        List<String> setNames = setNames(sets);
        for (int i = 0; i < sets.size(); i++) {
            List<Contender> contenders = contenders(systems, sets.get(i), names, sets);
            onSets.add(new Comparisons.OnSet(setNames.get(i), Comparison.of(contenders, groupings, CHANCE)));
        }
        return new Comparisons(
                systems,
                onSets,
                sets.size() > 1 ? Optional.of(acrossSets(systems, onSets)) : acrossSeeds(systems, names));
    }

    /** Those judged on the same cases together: of the same names, labels and subjects, and of the same data. */
    private List<List<Entry>> sets() {
        List<List<Entry>> sets = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<List<Entry>> same = sets.stream()
                    .filter(set -> set.getFirst().alone().sameCases(entry.alone())
                            && set.getFirst().data().equals(entry.data()))
                    .findFirst();
            same.ifPresentOrElse(set -> set.add(entry), () -> sets.add(new ArrayList<>(List.of(entry))));
        }
        return sets;
    }

    private String elsewhere(List<List<Entry>> sets) {
        return sets.size() == 1 ? "all runs are of the same cases" : difference(sets);
    }

    private static String difference(List<List<Entry>> sets) {
        Contender first = sets.get(0).getFirst().alone();
        Contender other = sets.get(1).getFirst().alone();
        return other.name() + " was not judged on the cases of " + first.name() + " but on "
                + first.difference(other).orElse("others of the same names");
    }

    private List<Contender> contenders(
            List<String> systems, List<Entry> set, Map<Entry, String> names, List<List<Entry>> sets)
            throws RecipeException {
        List<Contender> contenders = new ArrayList<>();
        for (String system : systems) {
            List<List<Prediction>> runs = set.stream()
                    .filter(entry -> system.equals(names.get(entry)))
                    .map(Entry::predictions)
                    .toList();
            if (runs.isEmpty()) {
                throw new RecipeException(
                        "compare: expected the same cases for all, or every system on every data set; "
                                + difference(sets) + " (no run of " + system + " is of the cases of "
                                + set.getFirst().folder() + ")");
            }
            contenders.add(Contender.of(system, runs));
        }
        return contenders;
    }

    /** By what sets the systems apart; by the folder where nothing else does. */
    private Map<Entry, String> names(List<List<Entry>> sets) {
        boolean repeated = sets.stream()
                .anyMatch(set -> set.stream()
                                .map(each -> each.key() + each.seed())
                                .distinct()
                                .count()
                        < set.size());
        Map<Entry, String> keys = new LinkedHashMap<>();
        entries.forEach(each -> keys.put(each, repeated ? each.folder().toString() : each.key()));
        List<Function<Entry, String>> told = new ArrayList<>();
        told.add(each -> each.run().metrics().recipe());
        for (Function<Entry, String> further : List.<Function<Entry, String>>of(
                each -> each.run().metrics().protocol(),
                each -> each.run().metrics().profile(),
                each -> repeated
                        ? each.folder().toString()
                        : "recipe " + start(each.run().origin("recipe_sha256")))) {
            if (!unique(keys, told)) {
                if (entries.stream().map(further).distinct().count() > 1) {
                    told.add(further);
                }
            }
        }
        Map<Entry, String> names = new LinkedHashMap<>();
        entries.forEach(each -> names.put(each, name(each, told)));
        return names;
    }

    private static boolean unique(Map<Entry, String> keys, List<Function<Entry, String>> told) {
        Map<String, Set<String>> keysOf = new LinkedHashMap<>();
        keys.forEach((entry, key) -> keysOf.computeIfAbsent(name(entry, told), name -> new HashSet<>())
                .add(key));
        return keysOf.values().stream().allMatch(same -> same.size() == 1);
    }

    private static String name(Entry entry, List<Function<Entry, String>> told) {
        return told.stream().map(each -> each.apply(entry)).collect(Collectors.joining(", "));
    }

    private static List<String> setNames(List<List<Entry>> sets) {
        List<String> names =
                sets.stream().map(set -> set.getFirst().run().origin("data")).toList();
        if (names.stream().distinct().count() == sets.size()) {
            return names;
        }
        return sets.stream()
                .map(set -> set.getFirst().run().origin("data") + ", "
                        + start(set.getFirst().run().origin("data_sha256")))
                .toList();
    }

    private static String start(String digest) {
        return digest.length() > 8 ? digest.substring(0, 8) + "…" : digest;
    }

    private static AcrossSets acrossSets(List<String> systems, List<Comparisons.OnSet> sets) throws RecipeException {
        double[][] auroc = new double[sets.size()][systems.size()];
        for (int row = 0; row < sets.size(); row++) {
            for (int system = 0; system < systems.size(); system++) {
                Figure figure = sets.get(row)
                        .comparison()
                        .entrants()
                        .get(system)
                        .figures()
                        .get(Metric.AUROC);
                if (figure == null) {
                    throw new RecipeException("compare: expected an AUROC of " + systems.get(system) + " on "
                            + sets.get(row).name() + ", got none, for a class is missing there");
                }
                auroc[row][system] = figure.value();
            }
        }
        return AcrossSets.of(
                systems, false, sets.stream().map(Comparisons.OnSet::name).toList(), auroc);
    }

    /** Where every system has the same seeds, two or more. */
    private Optional<AcrossSets> acrossSeeds(List<String> systems, Map<Entry, String> names) {
        Map<String, Map<String, Double>> bySeed = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Figure figure = entry.run().metrics().metrics().get(Metric.AUROC.key());
            if (figure != null) {
                bySeed.computeIfAbsent(entry.seed(), seed -> new LinkedHashMap<>())
                        .put(names.getOrDefault(entry, ""), figure.value());
            }
        }
        boolean whole = bySeed.values().stream().allMatch(each -> each.size() == systems.size());
        if (bySeed.size() < 2 || !whole) {
            return Optional.empty();
        }
        double[][] auroc = bySeed.values().stream()
                .map(each -> systems.stream()
                        .mapToDouble(system -> each.getOrDefault(system, 0.0))
                        .toArray())
                .toArray(double[][]::new);
        return Optional.of(AcrossSets.of(
                systems,
                true,
                bySeed.keySet().stream().map(seed -> "seed " + seed).toList(),
                auroc));
    }
}
