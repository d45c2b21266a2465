package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<String, List<Evaluation.FoldResult>> byMissing = new LinkedHashMap<>();
        for (Evaluation.FoldResult fold : folds) {
            String missing = Stream.of(Metric.values())
                    .filter(metric -> !fold.metrics().containsKey(metric))
                    .map(Metric::title)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                byMissing.computeIfAbsent(missing, key -> new ArrayList<>()).add(fold);
            }
        }
        byMissing.forEach((missing, without) -> {
            String named = without.stream()
                    .limit(NAMED)
                    .map(fold -> fold.name() + " (" + count(fold.normal(), fold.abnormal()) + ")")
                    .collect(Collectors.joining(", "));
            String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more folds" : "";
            sentences.add("Not defined in " + named + more + ", and so a mean over the other folds: " + missing + ".");
        });
    }

    void site(String site, Sample sample) {
        String missing = Stream.of(Metric.values())
                .filter(metric -> !sample.figures().containsKey(metric))
                .map(Metric::title)
                .collect(Collectors.joining(", "));
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
