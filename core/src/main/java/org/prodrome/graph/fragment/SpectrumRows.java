package org.prodrome.graph.fragment;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which row of a {@link HannDft} is what: of each group of bins as many rows, a multiple of a block, the real parts,
 * then the imaginary ones, then none.
 */
record SpectrumRows(List<int[]> groups) {
    static final int NONE = -1;

    int count() {
        return groups.size() * height();
    }

    private int height() {
        int most = groups.stream().mapToInt(bins -> bins.length).max().orElse(0);
        return Math.ceilDiv(2 * most, HannDft.BLOCK) * HannDft.BLOCK;
    }

    /** The bin whose part a row is, or {@link #NONE}. */
    int bin(int row) {
        int[] bins = groups.get(row / height());
        int place = row % height();
        return place < 2 * bins.length ? bins[place % bins.length] : NONE;
    }

    boolean imaginary(int row) {
        return row % height() >= groups.get(row / height()).length;
    }

    SpectrumRows keeping(IntPredicate which) {
        return new SpectrumRows(groups.stream()
                .map(bins -> IntStream.of(bins).filter(which).toArray())
                .toList());
    }
}
