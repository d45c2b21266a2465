package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Evaluation.FoldResult;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * Judges a run's predictions. The headline of a metric is the mean of its folds' values, a fold that lacks a class left
 * out and named; beside it stands the pooled value, for which scores of several folds' models are ranked together.
 */
public final class Evaluator {
    private final List<Prediction> labelled;
    private final List<Fold> folds;
    private final int draws;
    private final Seed seed;
    private final List<String> remarks = new ArrayList<>();

    /** A fold and the threshold that its decisions were made at. */
    public record Fold(int number, String name, double threshold) {}

    private Evaluator(List<Prediction> predictions, List<Fold> folds, int draws, Seed seed) {
        this.labelled =
                predictions.stream().filter(p -> p.label() != Label.UNKNOWN).toList();
        this.folds = folds;
        this.draws = draws;
        this.seed = seed;
        note(predictions.size() - labelled.size(), "unlabelled and left out");
        note(labelled.stream().filter(p -> p.decision().isEmpty()).count(), "abstained on, left out of decisions");
    }

    /** @param draws of the bootstrap */
    public static Evaluation of(List<Prediction> predictions, List<Fold> folds, int draws, Seed seed) {
        return new Evaluator(predictions, folds, draws, seed).judge();
    }

    private void note(long cases, String what) {
        if (cases > 0) {
            remarks.add(cases + " cases were " + what + ".");
        }
    }

    private Evaluation judge() {
        List<FoldResult> results = folds.stream().map(this::result).toList();
        Map<Metric, Figure> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            overFolds(metric).ifPresent(figure -> metrics.put(metric, figure));
        }
        Map<String, Map<Metric, Figure>> sites = new TreeMap<>();
        labelled.stream()
                .collect(Collectors.groupingBy(Prediction::site, TreeMap::new, Collectors.toList()))
                .forEach((site, cases) -> sites.put(site, site(site, cases)));
        return new Evaluation(metrics, sites, results, List.copyOf(remarks));
    }

    private List<Prediction> of(Fold fold) {
        return labelled.stream().filter(p -> p.fold() == fold.number()).toList();
    }

    private FoldResult result(Fold fold) {
        List<Prediction> cases = of(fold);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            new Judged(metric, cases).value().ifPresent(value -> values.put(metric, value));
        }
        int abnormal =
                (int) cases.stream().filter(p -> p.label() == Label.ABNORMAL).count();
        if (values.size() < Metric.values().length) {
            remarks.add(fold.name() + " has " + (cases.size() - abnormal) + " normal and " + abnormal
                    + " abnormal cases, so it is left out of the figures that need both.");
        }
        return new FoldResult(fold.number(), fold.name(), cases.size() - abnormal, abnormal, fold.threshold(), values);
    }

    private Optional<Figure> overFolds(Metric metric) {
        List<Judged> groups = folds.stream()
                .map(fold -> new Judged(metric, of(fold)))
                .filter(group -> group.value().isPresent())
                .toList();
        OptionalDouble mean = groups.stream()
                .mapToDouble(group -> group.value().getAsDouble())
                .average();
        OptionalDouble pooled = new Judged(metric, labelled).value();
        if (mean.isEmpty() || pooled.isEmpty()) {
            return Optional.empty();
        }
        return SubjectBootstrap.interval(groups, draws, seed.split(metric.key()))
                .map(interval -> new Figure(
                        mean.getAsDouble(),
                        interval.low(),
                        interval.high(),
                        pooled.getAsDouble(),
                        groups.stream().mapToInt(Judged::size).sum(),
                        groups.stream().mapToInt(Judged::subjectCount).sum()));
    }

    private Map<Metric, Figure> site(String site, List<Prediction> cases) {
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Judged group = new Judged(metric, cases);
            group.value()
                    .ifPresent(value -> SubjectBootstrap.interval(
                                    List.of(group), draws, seed.split(site).split(metric.key()))
                            .ifPresent(interval -> figures.put(
                                    metric,
                                    new Figure(
                                            value,
                                            interval.low(),
                                            interval.high(),
                                            value,
                                            group.size(),
                                            group.subjectCount()))));
        }
        if (figures.size() < Metric.values().length) {
            remarks.add(site + " has one class only, so the figures that need both are undefined there.");
        }
        return figures;
    }
}
