package org.prodrome.model.classic;

import java.util.Arrays;
import java.util.Map;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Axis;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;

/**
 * The distance to the k-th nearest of normal windows (Ramaswamy, Rastogi and Shim, "Efficient Algorithms for Mining
 * Outliers from Large Data Sets", SIGMOD 2000), which the detector keeps. A missing value counts as the mean.
 *
 * @param k 1 or more
 * @param kept how many windows are kept at most, evenly chosen
 */
public record NearestNeighbours(FrontEnd frontEnd, int k, int kept) implements Fitted {
    private static final String BANK = "bank";

    /** Where there are fewer windows, what stands instead is nobody's neighbour. */
    private static final float FAR = 1e6f;

    public NearestNeighbours {
        if (k < 1 || kept < k) {
            throw new IllegalArgumentException(
                    "nearest neighbours: expected a k of 1 or more and no less kept, got " + k + " and " + kept);
        }
    }

    @Override
    public boolean localises() {
        return false;
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("nearest-neighbours");
        FrontEnd.Seen seen = frontEnd.input(g, grid);
        Value row = Fitted.seen(g, seen);
        Value bank =
                g.state(BANK, new Initialiser.Constant(FAR), kept, seen.grid().size());
        Value nearest = g.node(Axis.TopK, Distances.between(g, row, bank), g.integers(k))
                .integer("largest", 0)
                .outputs(2)
                .getFirst();
        g.output(SCORE, Layers.reshape(g, Layers.between(g, nearest, 1, k - 1, k), -1), GraphBuilder.ANY);
        return g.build();
    }

    @Override
    public Map<String, Array> state(Array rows) {
        int there = Math.toIntExact(rows.shape()[0]);
        int columns = Math.toIntExact(rows.shape()[1]);
        if (there < k) {
            throw new IllegalArgumentException(
                    "nearest neighbours: expected " + k + " windows or more to learn from," + " got " + there);
        }
        float[] from = rows.floats();
        float[] bank = new float[Math.multiplyExact(kept, columns)];
        Arrays.fill(bank, FAR);
        int count = Math.min(there, kept);
        for (int i = 0; i < count; i++) {
            int row = Math.toIntExact((long) i * there / count);
            System.arraycopy(from, row * columns, bank, i * columns, columns);
        }
        return Map.of(BANK, Array.of(bank, kept, columns));
    }
}
