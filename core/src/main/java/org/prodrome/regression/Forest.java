package org.prodrome.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;

/**
 * Trees, each of rows drawn with replacement and of cuts through a few features drawn at each node, as many as the root
 * of the number of features; what they say of a row is the mean of their leaves (Breiman, "Random Forests", Machine
 * Learning 45, 2001, whose trees grow until their leaves are pure and vote).
 *
 * @param trees one or more, all as deep
 */
public record Forest(List<Tree> trees) {
    public Forest {
        trees = List.copyOf(trees);
    }

    /**
     * Fits. The same seed gives the same bits.
     *
     * @param rows [case, feature], finite
     * @param labels [case], of both classes
     * @param count of trees, 1 or more
     * @param depth cuts from a tree's root to a leaf, 1 to 10
     */
    public static Forest of(double[][] rows, boolean[] labels, int count, int depth, Seed seed) {
        int tried = (int) Math.max(1, Math.round(Math.sqrt(rows[0].length)));
        return new Forest(IntStream.range(0, count)
                .mapToObj(i -> Tree.of(rows, labels, depth, tried, seed.split(i).random()))
                .toList());
    }

    /** The mean share of abnormal rows in the leaves that a row comes to, 0 to 1. */
    public double of(double[] row) {
        return trees.stream().mapToDouble(tree -> tree.of(row)).average().orElseThrow();
    }
}
