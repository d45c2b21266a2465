package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sentences that say what was left out of an evaluation's figures. */
final class Remarks {
    /** More folds than these are counted, not named. */
    private static final int NAMED = 5;

    private final List<String> sentences = new ArrayList<>();

    List<String> list() {
        return List.copyOf(sentences);
    }

    void unlabelled(int unlabelled, int cases) {
        if (unlabelled > 0) {
            sentences.add("Without a label, and so in no figure: " + unlabelled + " of " + cases + " cases.");
        }
    }

    void abstained(int abstained, int labelled) {
        if (abstained > 0) {
            sentences.add("The detector abstained on " + abstained + " of " + labelled
                    + " labelled cases; sensitivity, specificity and their mean leave them out.");
        }
    }

    void pooled() {
        sentences.add("No fold holds both classes and two subjects, so every figure is of all folds taken together.");
    }

    /** One sentence for all folds that lack the same metrics. */
    void leftOut(List<Evaluation.FoldResult> folds) {
        byMissing(folds, fold -> missing(Metric.HEADLINES, fold.metrics()))
                .forEach((missing, without) -> sentences.add(
                        "Not defined in " + named(without) + ", and so a mean over the other folds: " + missing + "."));
        List<Evaluation.FoldResult> whole = folds.stream()
                .filter(fold -> fold.metrics().keySet().containsAll(Metric.HEADLINES))
                .toList();
        byMissing(whole, fold -> missing(Metric.FURTHER, fold.metrics()))
                .forEach((missing, without) -> sentences.add("Of the further figures not defined in " + named(without)
                        + ", which their means leave out: " + missing + "."));
    }

    private static Map<String, List<Evaluation.FoldResult>> byMissing(
            List<Evaluation.FoldResult> folds, Function<Evaluation.FoldResult, String> missing) {
        Map<String, List<Evaluation.FoldResult>> byMissing = new LinkedHashMap<>();
        folds.forEach(fold -> byMissing
                .computeIfAbsent(missing.apply(fold), key -> new ArrayList<>())
                .add(fold));
        byMissing.remove("");
        return byMissing;
    }

    private static String named(List<Evaluation.FoldResult> folds) {
        String named = folds.stream()
                .limit(NAMED)
                .map(fold -> fold.name() + " (" + count(fold.normal(), fold.abnormal()) + ")")
                .collect(Collectors.joining(", "));
        return folds.size() > NAMED ? named + " and " + (folds.size() - NAMED) + " more folds" : named;
    }

    private static String missing(List<Metric> wanted, Map<Metric, Double> defined) {
        return wanted.stream()
                .filter(metric -> !defined.containsKey(metric))
                .map(Metric::title)
                .collect(Collectors.joining(", "));
    }

    void site(String site, Sample sample) {
        String missing = missing(Metric.HEADLINES, sample.figures());
        if (!missing.isEmpty()) {
            sentences.add("Not defined at " + site + " (" + count(sample.normal(), sample.abnormal()) + "): " + missing
                    + ".");
        }
    }

    /** One sentence for all metrics that rest on the same few subjects. */
    void fewSubjects(String site, List<String> subjects, List<Metric> metrics) {
        sentences.add((site.isEmpty() ? "Fewer than " : "At " + site + " fewer than ") + Figure.FEWEST_SUBJECTS
                + " subjects (" + String.join(", ", subjects) + "), and so no interval of "
                + metrics.stream().map(Metric::title).collect(Collectors.joining(", ")) + ".");
    }

    private static String count(int normal, int abnormal) {
        return normal + " normal, " + abnormal + " abnormal";
    }
}
