package org.prodrome.regression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * A classification tree of a fixed depth (Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees",
 * 1984): each node parts its rows by one feature at one threshold, so that the Gini impurity falls most. Nodes are
 * numbered as in a heap, from 0 at the root, the children of i being 2 i + 1 and 2 i + 2. A node that parts nothing
 * sends all to the left.
 *
 * @param features of each node
 * @param thresholds of each node; a row goes left where its value is at most that
 * @param leaves share of abnormal rows in each, from the left
 */
@SuppressWarnings("ArrayRecordComponent") // fitted, taken apart and let go
public record Tree(int[] features, double[] thresholds, double[] leaves) {
    /** Fits one. */
    static Tree of(double[][] rows, boolean[] labels, int depth, int tried, SplittableRandom random) {
        return new Growth(rows, labels, depth, tried, random).tree();
    }

    /** The share of abnormal ones in the leaf that a row comes to. */
    public double of(double[] row) {
        int node = 0;
        while (node < features.length) {
            node = 2 * node + (row[features[node]] <= thresholds[node] ? 1 : 2);
        }
        return leaves[node - features.length];
    }

    /** The best place to part rows at. */
    private record Cut(int feature, double threshold, double impurity) {}

    /** A tree that grows. */
    private static final class Growth {
        private final double[][] rows;
        private final boolean[] labels;
        private final int tried;
        private final SplittableRandom random;
        private final Tree tree;

        Growth(double[][] rows, boolean[] labels, int depth, int tried, SplittableRandom random) {
            this.rows = rows;
            this.labels = labels;
            this.tried = tried;
            this.random = random;
            int nodes = (1 << depth) - 1;
            this.tree = new Tree(new int[nodes], new double[nodes], new double[nodes + 1]);
        }

        Tree tree() {
            Integer[] drawn = new Integer[rows.length];
            Arrays.setAll(drawn, _ -> random.nextInt(rows.length));
            grow(0, drawn);
            return tree;
        }

        private void grow(int node, Integer[] within) {
            int abnormal = abnormal(within);
            if (node >= tree.features.length) {
                tree.leaves[node - tree.features.length] = (double) abnormal / within.length;
                return;
            }
            boolean pure = abnormal == 0 || abnormal == within.length;
            Cut cut = pure ? new Cut(0, Double.POSITIVE_INFINITY, 0) : cut(within);
            tree.features[node] = cut.feature();
            tree.thresholds[node] = cut.threshold();
            Integer[] left = side(within, cut, true);
            grow(2 * node + 1, left);
            // What nothing comes to says the same as where all go.
            Integer[] right = side(within, cut, false);
            grow(2 * node + 2, right.length == 0 ? left : right);
        }

        private Integer[] side(Integer[] within, Cut cut, boolean left) {
            return Arrays.stream(within)
                    .filter(row -> rows[row][cut.feature()] <= cut.threshold() == left)
                    .toArray(Integer[]::new);
        }

        private int abnormal(Integer[] within) {
            return (int) Arrays.stream(within).filter(row -> labels[row]).count();
        }

        private Cut cut(Integer[] within) {
            Cut best = new Cut(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            for (int i = 0; i < tried; i++) {
                Cut here = cut(within, random.nextInt(rows[0].length));
                best = here.impurity() < best.impurity() ? here : best;
            }
            return best;
        }

        private Cut cut(Integer[] within, int feature) {
            Integer[] sorted = within.clone();
            Arrays.sort(sorted, Comparator.comparingDouble(row -> rows[row][feature]));
            int all = abnormal(within);
            int abnormal = 0;
            Cut best = new Cut(feature, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            for (int left = 1; left < sorted.length; left++) {
                abnormal += labels[sorted[left - 1]] ? 1 : 0;
                double below = rows[sorted[left - 1]][feature];
                double above = rows[sorted[left]][feature];
                double impurity = gini(abnormal, left) + gini(all - abnormal, sorted.length - left);
                if (above > below && impurity < best.impurity()) {
                    best = new Cut(feature, (below + above) / 2, impurity);
                }
            }
            return best;
        }

        /** Of so many rows, times their number. */
        private static double gini(int abnormal, int rows) {
            double share = (double) abnormal / rows;
            return 2 * share * (1 - share) * rows;
        }
    }
}
