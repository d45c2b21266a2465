package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.signal.Field;

class WindowRowsTest {
    private static List<float[]> rows(Field field, Grid grid) {
        GraphBuilder g = new GraphBuilder("rows");
        g.output("row", Layers.reshape(g, g.input(Model.INPUT, grid.shape(GraphBuilder.ANY)), 0, -1));
        Network network = g.build();
        List<float[]> rows = new ArrayList<>();
        try (WindowRows windows = new WindowRows(network, network.initialise(new Seed(1)), "row", grid)) {
            for (int start : windows.starts(field)) {
                rows.add(windows.row(field, start));
            }
        }
        return rows;
    }

    @Test
    void slicesAreWindows() {
        Field slices = new Field(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 3);
        assertThat(rows(slices, Grid.ofSpace(1, 2, 2)))
                .containsExactly(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, new float[] {9, 10, 11, 12});
    }

    @Test
    void timeIsCutAndTheLastWindowEndsWithIt() {
        assertThat(rows(Field.ofTime(new float[] {1, 2, 3, 4, 5}), Grid.ofTime(1, 2, 1)))
                .containsExactly(new float[] {1, 2}, new float[] {3, 4}, new float[] {4, 5});
    }
}
