package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.ClassEvaluation.Overall;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * Computes a {@link ClassEvaluation}: a value is the mean of its values in the folds that define it, its interval comes
 * from resampling subjects within each, as of an {@link Evaluation}'s other figures.
 */
final class ClassEvaluator {
    private final List<Prediction> predictions;
    private final Classed first;
    private final ClassSample all;
    private final List<ClassSample> parts;

    private ClassEvaluator(List<Prediction> predictions) {
        this.predictions = predictions;
        this.first = predictions.getFirst().classed().orElseThrow();
        this.all = new ClassSample(predictions);
        List<ClassSample> folds = predictions.stream()
                .map(Prediction::fold)
                .distinct()
                .sorted()
                .map(fold -> new ClassSample(
                        predictions.stream().filter(each -> each.fold() == fold).toList()))
                .filter(ClassSample::stands)
                .toList();
        this.parts = folds.isEmpty() ? List.of(all) : folds;
    }

    /** @param predictions labelled; empty if none says of several classes */
    static Optional<ClassEvaluation> of(List<Prediction> predictions, List<Fold> folds, int draws, Seed seed) {
        List<Prediction> classed = predictions.stream()
                .filter(each -> folds.get(each.fold()).repeat() == 0)
                .filter(each ->
                        each.classed().map(said -> !said.actual().isEmpty()).orElse(false))
                .toList();
        return classed.isEmpty() ? Optional.empty() : Optional.of(new ClassEvaluator(classed).evaluate(draws, seed));
    }

    private ClassEvaluation evaluate(int draws, Seed seed) {
        Map<ClassSample.Key, Interval> intervals = SubjectBootstrap.intervals(parts, draws, seed);
        Map<String, Figure> auroc = new LinkedHashMap<>();
        for (int one = 0; one < first.names().size(); one++) {
            ClassSample.Key key = new ClassSample.Key(Optional.of(one), Optional.empty());
            if (intervals.containsKey(key)) {
                auroc.put(first.names().get(one), figure(key, intervals));
            }
        }
        Map<Overall, Figure> overall = new LinkedHashMap<>();
        for (Overall one : Overall.values()) {
            ClassSample.Key key = new ClassSample.Key(Optional.empty(), Optional.of(one));
            if (intervals.containsKey(key)) {
                overall.put(one, figure(key, intervals));
            }
        }
        return new ClassEvaluation(first.names(), first.several(), confusion(), auroc, overall, remarks());
    }

    private Figure figure(ClassSample.Key key, Map<ClassSample.Key, Interval> intervals) {
        List<Double> values = new ArrayList<>();
        List<Prediction> under = new ArrayList<>();
        for (ClassSample part : parts) {
            Double value = part.figures().get(key);
            if (value != null) {
                values.add(value);
                under.addAll(part.predictions());
            }
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return Figure.of(
                mean, Optional.ofNullable(intervals.get(key)), all.figures().getOrDefault(key, mean), under);
    }

    private List<List<Integer>> confusion() {
        if (first.several()) {
            return List.of();
        }
        int[] once = new int[predictions.size()];
        Arrays.fill(once, 1);
        return Arrays.stream(all.confusion(once).count())
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        List<Map<ClassSample.Key, Double>> figures =
                parts.stream().map(ClassSample::figures).toList();
        IntStream.range(0, first.names().size()).forEach(one -> {
            ClassSample.Key key = new ClassSample.Key(Optional.of(one), Optional.empty());
            long without =
                    figures.stream().filter(each -> !each.containsKey(key)).count();
            if (without > 0) {
                remarks.add("The class " + first.names().get(one) + " is tested in "
                        + (parts.size() - without) + " of " + parts.size()
                        + " folds, and its AUROC is a mean over these"
                        + (without == parts.size() ? ", so that there is none" : "") + ".");
            }
        });
        return remarks;
    }
}
