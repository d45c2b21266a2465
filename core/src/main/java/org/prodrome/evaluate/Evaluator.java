package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Computes an {@link Evaluation}; what its figures mean is said there. */
final class Evaluator {
    private final List<Prediction> labelled;
    private final List<Fold> folds;
    private final int draws;
    private final Seed seed;
    private final Remarks remarks = new Remarks();

    Evaluator(List<Prediction> predictions, List<Fold> folds, int draws, Seed seed) {
        check(predictions, folds);
        this.labelled = predictions.stream()
                .filter(each -> each.label() != Label.UNKNOWN)
                .toList();
        this.folds = folds;
        this.draws = draws;
        this.seed = seed;
        remarks.unlabelled(predictions.size() - labelled.size(), predictions.size());
        remarks.abstained(
                (int) labelled.stream()
                        .filter(each -> each.decision().isEmpty())
                        .count(),
                labelled.size());
    }

    Evaluation evaluate() {
        List<Sample> byFold = new ArrayList<>();
        List<Evaluation.FoldResult> results = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            int fold = i;
            Sample sample = new Sample(
                    labelled.stream().filter(each -> each.fold() == fold).toList());
            byFold.add(sample);
            results.add(result(fold, sample));
        }
        boolean parted = byFold.stream().anyMatch(Sample::stands);
        if (parted) {
            remarks.leftOut(results);
        } else {
            remarks.pooled();
        }
        Judged all = together(labelled);
        List<? extends Judged> parts = !parted ? List.of(all) : times() == 1 ? byFold : List.of(repeats(byFold));
        Map<Metric, Figure> figures = figures("", parts, all, seed.split("folds"));
        Map<String, Map<Metric, Figure>> sites = sites();
        Optional<ClassEvaluation> classes = ClassEvaluator.of(labelled, folds, draws, seed.split("classes"));
        return new Evaluation(figures, sites, results, remarks.list(), classes)
                .noting(classes.map(ClassEvaluation::remarks).orElse(List.of()));
    }

    /** The figures of all folds' cases taken together, as of a site. */
    Map<Metric, Figure> together() {
        Judged all = together(labelled);
        return figures("", List.of(all), all, seed);
    }

    private Map<String, Map<Metric, Figure>> sites() {
        Map<String, List<Prediction>> bySite = new TreeMap<>();
        labelled.forEach(each ->
                bySite.computeIfAbsent(each.site(), site -> new ArrayList<>()).add(each));
        Map<String, Map<Metric, Figure>> sites = new TreeMap<>();
        bySite.forEach((site, predictions) -> {
            Judged all = together(predictions);
            sites.put(site, figures(site, List.of(all), all, seed.split("sites").split(site)));
            remarks.site(site, new Sample(ofTime(predictions, 0)));
        });
        return sites;
    }

    /** How often the cases were parted. */
    private int times() {
        return 1 + folds.stream().mapToInt(Fold::repeat).max().orElse(0);
    }

    private List<Prediction> ofTime(List<Prediction> predictions, int time) {
        return predictions.stream()
                .filter(each -> folds.get(each.fold()).repeat() == time)
                .toList();
    }

    /** All folds' predictions together, but each time's by themselves. */
    private Judged together(List<Prediction> predictions) {
        return times() == 1
                ? new Sample(predictions)
                : new Repeats(IntStream.range(0, times())
                        .mapToObj(time -> List.of(new Sample(ofTime(predictions, time))))
                        .toList());
    }

    private Repeats repeats(List<Sample> byFold) {
        return new Repeats(IntStream.range(0, times())
                .mapToObj(time -> IntStream.range(0, byFold.size())
                        .filter(fold -> folds.get(fold).repeat() == time)
                        .mapToObj(byFold::get)
                        .toList())
                .toList());
    }

    private Evaluation.FoldResult result(int fold, Sample sample) {
        Fold each = folds.get(fold);
        return new Evaluation.FoldResult(
                fold, each.name(), sample.normal(), sample.abnormal(), each.threshold(), sample.figures());
    }

    /**
     * Means over the parts, each with its interval, and beside them the figures of all cases together.
     *
     * @param site whose figures they are; empty for all
     */
    private Map<Metric, Figure> figures(String site, List<? extends Judged> parts, Judged all, Seed chance) {
        Map<Metric, Double> pooled = all.figures();
        List<Map<Metric, Double>> own = parts.stream().map(Judged::figures).toList();
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        Map<List<String>, List<Metric>> few = new LinkedHashMap<>();
        intervals(parts, chance).forEach((metric, interval) -> {
            List<Double> values = new ArrayList<>();
            List<Prediction> cases = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                Double value = own.get(part).get(metric);
                if (value != null) {
                    values.add(value);
                    cases.addAll(parts.get(part).under(metric));
                }
            }
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            Figure figure = Figure.of(mean, Optional.of(interval), pooled.getOrDefault(metric, mean), cases);
            if (figure.low().isEmpty() && Metric.HEADLINES.contains(metric)) {
                few.computeIfAbsent(Figure.subjects(cases), key -> new ArrayList<>())
                        .add(metric);
            }
            figures.put(metric, figure);
        });
        few.forEach((subjects, metrics) -> remarks.fewSubjects(site, subjects, metrics));
        return figures;
    }

    /** In the metrics' order. */
    private Map<Metric, Interval> intervals(List<? extends Judged> parts, Seed chance) {
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        for (Set<Metric> group : Metric.groups()) {
            List<SubjectBootstrap.Part<Metric>> wanted =
                    parts.stream().map(part -> part.only(group)).toList();
            intervals.putAll(SubjectBootstrap.intervals(wanted, draws, chance));
        }
        return intervals;
    }

    private static void check(List<Prediction> predictions, List<Fold> folds) {
        Set<String> ids = new HashSet<>();
        Map<String, Integer> foldOf = new HashMap<>();
        for (Prediction each : predictions) {
            if (each.fold() >= folds.size()) {
                throw new IllegalArgumentException(
                        "case " + each.id() + ": expected a fold below " + folds.size() + ", got " + each.fold());
            }
            String time = folds.get(each.fold()).repeat() + " ";
            if (!ids.add(time + each.id())) {
                throw new IllegalArgumentException(
                        "predictions: expected one a case, got case " + each.id() + " twice");
            }
            int first = foldOf.computeIfAbsent(time + each.subject().id(), subject -> each.fold());
            if (first != each.fold()) {
                throw new IllegalArgumentException("case " + each.id() + ": expected subject "
                        + each.subject().id() + " in one fold, got folds " + first + " and " + each.fold());
            }
        }
    }
}
