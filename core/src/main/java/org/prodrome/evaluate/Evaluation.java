package org.prodrome.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A run's predictions, judged.
 *
 * @param metrics over all folds; a metric that no fold defines is absent
 * @param sites the same figures for each site's cases alone; an undefined one is absent
 * @param remarks one sentence for each fold or site that was left out of a figure, and why
 */
public record Evaluation(
        Map<Metric, Figure> metrics,
        Map<String, Map<Metric, Figure>> sites,
        List<FoldResult> folds,
        List<String> remarks) {

    /**
     * One fold's test part.
     *
     * @param name such as "fold 1" or "training-a left out"
     * @param threshold the operating point's
     * @param metrics an undefined one is absent
     */
    public record FoldResult(
            int fold, String name, int normal, int abnormal, double threshold, Map<Metric, Double> metrics) {}
}
