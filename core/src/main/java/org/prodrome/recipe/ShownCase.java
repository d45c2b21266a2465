package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prodrome.evaluate.Prediction;
import org.prodrome.recipe.report.CaseKind;

/**
 * A case that the page shows, because of its rank alone.
 *
 * @param rank from 1, among the cases of its kind: how far the score lies from the threshold, in units of the spread of
 *     its fold's scores, the farthest first
 * @param of how many cases are of its kind
 */
record ShownCase(FoldRun.Tested tested, CaseKind kind, int rank, int of) {
    private static final int OF_A_KIND = 3;

    /** The first few of each kind. */
    static List<ShownCase> of(List<FoldRun.Tested> tested) {
        Map<Integer, DoubleSummaryStatistics> folds = tested.stream()
                .map(FoldRun.Tested::prediction)
                .collect(Collectors.groupingBy(Prediction::fold, Collectors.summarizingDouble(Prediction::score)));
        Comparator<FoldRun.Tested> farthest = Comparator.comparingDouble((FoldRun.Tested one) ->
                        Math.abs(one.prediction().score() - one.threshold()) / spread(one, folds))
                .reversed()
                .thenComparing(one -> one.prediction().id());
        List<ShownCase> shown = new ArrayList<>();
        for (CaseKind kind : CaseKind.values()) {
            List<FoldRun.Tested> ranked = tested.stream()
                    .filter(one -> CaseKind.of(one.prediction()).equals(Optional.of(kind)))
                    .sorted(farthest)
                    .toList();
            for (int i = 0; i < Math.min(OF_A_KIND, ranked.size()); i++) {
                shown.add(new ShownCase(ranked.get(i), kind, i + 1, ranked.size()));
            }
        }
        return shown;
    }

    private static double spread(FoldRun.Tested one, Map<Integer, DoubleSummaryStatistics> folds) {
        DoubleSummaryStatistics scores =
                Objects.requireNonNull(folds.get(one.prediction().fold()));
        return Math.max(1e-12, scores.getMax() - scores.getMin());
    }
}
