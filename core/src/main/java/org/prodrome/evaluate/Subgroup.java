package org.prodrome.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

/**
 * Some of the cases, judged by themselves.
 *
 * @param normal labelled normal cases
 * @param abnormal labelled abnormal cases
 * @param subjects whose these are, sorted
 * @param figures of all folds taken together, as of a site; an undefined one is absent
 */
public record Subgroup(
        Grouping by, String name, int normal, int abnormal, List<String> subjects, Map<Metric, Figure> figures) {
    public Subgroup {
        subjects = List.copyOf(subjects);
        Map<Metric, Figure> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(figures);
        figures = Collections.unmodifiableMap(ordered);
    }

    /**
     * Judges some predictions; those of unknown label are left out.
     *
     * @param predictions the group's alone
     * @param folds of all predictions
     * @param seed of the bootstrap
     */
    public static Subgroup of(Grouping by, String name, List<Prediction> predictions, List<Fold> folds, Seed seed) {
        List<Prediction> labelled = predictions.stream()
                .filter(each -> each.label() != Label.UNKNOWN)
                .toList();
        // Of a repeated protocol each case is counted once.
        List<Prediction> once = labelled.stream()
                .filter(each -> folds.get(each.fold()).repeat() == 0)
                .toList();
        int abnormal = (int)
                once.stream().filter(each -> each.label() == Label.ABNORMAL).count();
        return new Subgroup(
                by,
                name,
                once.size() - abnormal,
                abnormal,
                once.stream()
                        .map(each -> each.subject().id())
                        .distinct()
                        .sorted()
                        .toList(),
                new Evaluator(labelled, folds, Evaluation.DRAWS, seed).together());
    }

    /** Whether there are enough subjects for an interval. */
    public boolean few() {
        return subjects.size() < Figure.FEWEST_SUBJECTS;
    }
}
