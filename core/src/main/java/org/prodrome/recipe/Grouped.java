package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Fold;
import org.prodrome.evaluate.Grouping;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.split.Split;
import org.prodrome.recipe.report.Reach;

/**
 * Tells a run's test cases apart by what is known of them.
 *
 * @param sites of each fold's training side
 */
record Grouped(Map<String, Case> cases, List<Set<String>> sites) {
    /** More groups of one kind than these are no subgroups but a list of cases. */
    private static final int MOST = 24;

    static Grouped of(Dataset dataset, List<Split> splits) {
        Map<String, Case> cases = new LinkedHashMap<>();
        dataset.cases().forEach(each -> cases.put(each.id(), each));
        return new Grouped(
                cases,
                splits.stream()
                        .map(split -> split.train().stream().map(Case::site).collect(Collectors.toSet()))
                        .toList());
    }

    /** What the protocol says of sites. */
    Reach reach(List<Prediction> predictions) {
        long seen = predictions.stream().filter(this::seen).count();
        long sites = cases.values().stream().map(Case::site).distinct().count();
        if (sites < 2) {
            return Reach.ONE_SITE;
        }
        return seen == predictions.size() ? Reach.SEEN_SITES : seen == 0 ? Reach.UNSEEN_SITES : Reach.BOTH;
    }

    /** Those kinds of groups of which there are several. */
    List<Subgroup> subgroups(List<Prediction> predictions, List<Fold> folds, Seed seed) {
        List<Subgroup> all = new ArrayList<>();
        for (Grouping by : Grouping.values()) {
            Map<String, List<Prediction>> groups = groups(by, predictions);
            if (groups.size() > 1 && groups.size() <= MOST) {
                Seed chance = seed.split(by.key());
                groups.forEach((name, some) -> all.add(Subgroup.of(by, name, some, folds, chance.split(name))));
            }
        }
        return all;
    }

    private Map<String, List<Prediction>> groups(Grouping by, List<Prediction> predictions) {
        return switch (by) {
            case DOMAIN ->
                named(predictions, each -> List.of(seen(each) ? "seen in training (in-domain)" : "never seen"));
            case DEVICE ->
                named(predictions, each -> of(each).device().map(List::of).orElse(List.of("not named")));
            case FINDING -> findings(predictions);
        };
    }

    private static Map<String, List<Prediction>> named(
            List<Prediction> predictions, Function<Prediction, List<String>> names) {
        Map<String, List<Prediction>> groups = new TreeMap<>();
        predictions.forEach(each -> names.apply(each)
                .forEach(name ->
                        groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(each)));
        return groups;
    }

    private Map<String, List<Prediction>> findings(List<Prediction> predictions) {
        Map<String, List<Prediction>> groups = named(
                predictions.stream()
                        .filter(each -> each.label() == Label.ABNORMAL)
                        .toList(),
                each -> of(each).truth().classes());
        List<Prediction> normal = predictions.stream()
                .filter(each -> each.label() == Label.NORMAL)
                .toList();
        groups.values().forEach(group -> group.addAll(normal));
        return groups;
    }

    private boolean seen(Prediction prediction) {
        return sites.get(prediction.fold()).contains(prediction.site());
    }

    private Case of(Prediction prediction) {
        return Objects.requireNonNull(cases.get(prediction.id()));
    }
}
