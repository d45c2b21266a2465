package org.prodrome.model;

import java.util.Map;
import java.util.Objects;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/** What a network makes of a case's windows side by side, each a row, for what is fitted in one go. */
public final class WindowRows implements AutoCloseable {
    private final Grid grid;
    private final String output;
    private final OrtRuntime runtime;

    /**
     * Readies the network.
     *
     * @param network takes {@link Model#INPUT} alone for that output
     * @param output [batch, value]
     */
    public WindowRows(Network network, Parameters parameters, String output, Grid grid) {
        this.grid = grid;
        this.output = output;
        this.runtime = new OrtRuntime(network.keeping(output).toOnnx(parameters), 1);
    }

    /** Where a case's windows begin, one after the other. */
    public int[] starts(Field field) {
        return windows(field).starts(field.length());
    }

    /** Along the field's length, which of slices the grid lacks. */
    private Windows windows(Field field) {
        int length = Math.toIntExact(grid.size() / ((long) field.channels() * field.inner()));
        return new Windows(length, length);
    }

    /** The row of the window that begins there. */
    public float[] row(Field field, int start) {
        float[] window = new float[Math.toIntExact(grid.size())];
        windows(field).copy(field, start, window, 0);
        return Objects.requireNonNull(runtime.run(Map.of(Model.INPUT, Array.of(window, grid.shape(1))))
                        .get(output))
                .floats();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
