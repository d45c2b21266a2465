package org.prodrome.model.classic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.OneClass;
import org.prodrome.model.WindowRows;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.Field;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** What learns in one go, from the training cases' windows side by side, and has nothing to train. */
public sealed interface Fitted extends OneClass permits NearestNeighbours, PrincipalComponents {
    /** Output of what is seen, as a row: [batch, value]. */
    String SEEN = "seen";

    /**
     * Values of all windows together that are held at a time; of more windows every second, third and so on is taken.
     */
    long MOST_VALUES = 1L << 27;

    /** The state that windows make, by its names. */
    Map<String, Array> state(Array rows);

    /** The value {@link #SEEN} of a front end. */
    static Value seen(GraphBuilder g, FrontEnd.Seen seen) {
        Value row = Layers.reshape(g, seen.values(), 0, seen.grid().size());
        return g.output(SEEN, row, GraphBuilder.ANY, seen.grid().size());
    }

    @Override
    default List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        return List.of();
    }

    @Override
    default Parameters fitted(Parameters start, Iterable<Field> training, Grid grid) {
        Parameters measured = OneClass.super.fitted(start, training, grid);
        SortedMap<String, Array> arrays = new TreeMap<>(measured.arrays());
        arrays.putAll(state(rows(measured, training, grid)));
        return new Parameters(arrays);
    }

    private Array rows(Parameters measured, Iterable<Field> training, Grid grid) {
        float[] rows = {};
        int width = 0;
        int filled = 0;
        long at = 0;
        try (WindowRows windows = new WindowRows(network(grid), measured, SEEN, grid)) {
            long count = 0;
            for (Field field : training) {
                count += windows.starts(field).length;
            }
            long step = Math.max(1, Math.ceilDiv(count * grid.size(), MOST_VALUES));
            for (Field field : training) {
                for (int start : windows.starts(field)) {
                    if (at++ % step != 0) {
                        continue;
                    }
                    float[] row = windows.row(field, start);
                    width = row.length;
                    rows = filled == 0 ? new float[Math.toIntExact(Math.ceilDiv(count, step) * width)] : rows;
                    System.arraycopy(row, 0, rows, filled++ * width, width);
                }
            }
        }
        return Array.of(Arrays.copyOf(rows, filled * width), filled, width);
    }
}
