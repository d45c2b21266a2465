package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.evaluate.statistic.FriedmanTest;
import org.prodrome.evaluate.statistic.Holm;
import org.prodrome.evaluate.statistic.WilcoxonSignedRank;

/**
 * Systems held against each other over several data sets (Demšar 2006), or over several seeds on one: then it says how
 * surely the difference is more than chance in training, and nothing of other cases.
 *
 * @param seeds whether the rows are seeds on the same cases
 * @param rows names of data sets or seeds
 * @param auroc [row][system]
 * @param friedman where there are three systems or more
 */
public record AcrossSets(
        List<String> systems,
        boolean seeds,
        List<String> rows,
        List<List<Double>> auroc,
        Optional<FriedmanTest> friedman,
        List<Pair> pairs) {
    /** Of all pairs together. */
    public static final double LEVEL = 0.05;

    /**
     * Two systems.
     *
     * @param first index among the systems
     * @param second likewise
     * @param wilcoxon signed ranks of the areas' differences
     * @param adjusted its p-value, Holm's over all pairs
     * @param nemenyi the p-value by mean ranks, where there are three systems or more
     */
    public record Pair(int first, int second, WilcoxonSignedRank wilcoxon, double adjusted, Optional<Double> nemenyi) {}

    /** How far two mean ranks have to lie apart, where there are three systems or more. */
    public Optional<Double> criticalDifference() {
        return friedman.map(test -> test.criticalDifference(LEVEL));
    }

    /**
     * Ranks and compares.
     *
     * @param auroc [row][system], at least two of each
     */
    public static AcrossSets of(List<String> systems, boolean seeds, List<String> rows, double[][] auroc) {
        int count = systems.size();
        Optional<FriedmanTest> friedman = count < 3 ? Optional.empty() : Optional.of(FriedmanTest.of(auroc));
        List<WilcoxonSignedRank> tests = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            for (int second = first + 1; second < count; second++) {
                tests.add(WilcoxonSignedRank.of(column(auroc, first), column(auroc, second)));
            }
        }
        List<Optional<Double>> adjusted =
                Holm.adjusted(tests.stream().map(test -> Optional.of(test.p())).toList());
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            for (int second = first + 1; second < count; second++) {
                int a = first;
                int b = second;
                int i = pairs.size();
                pairs.add(new Pair(
                        first,
                        second,
                        tests.get(i),
                        adjusted.get(i).orElseThrow(),
                        friedman.map(test -> test.p(a, b))));
            }
        }
        List<List<Double>> values = new ArrayList<>();
        for (double[] row : auroc) {
            values.add(Arrays.stream(row).boxed().toList());
        }
        return new AcrossSets(systems, seeds, rows, values, friedman, pairs);
    }

    private static double[] column(double[][] auroc, int system) {
        double[] column = new double[auroc.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = auroc[row][system];
        }
        return column;
    }
}
