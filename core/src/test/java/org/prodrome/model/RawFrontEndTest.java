package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;

final class RawFrontEndTest {
    private static final Grid TABLE = new Grid(2, List.of(), OptionalDouble.empty(), true);

    private static Network network(RawFrontEnd frontEnd, Grid grid) {
        GraphBuilder g = new GraphBuilder("front-end");
        FrontEnd.Seen seen = frontEnd.of(g, g.input(Model.INPUT, grid.shape(GraphBuilder.ANY)), grid);
        g.output("seen", seen.all(g), seen.encoded().shape(GraphBuilder.ANY));
        return g.build();
    }

    private static float[] run(RawFrontEnd frontEnd, Grid grid, List<Field> training, float... input) {
        Network network = network(frontEnd, grid);
        var fitted = frontEnd.fitted(network.initialise(new Seed(1)), training, grid.channels());
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(fitted), 1)) {
            return Objects.requireNonNull(runtime.run(Map.of(Model.INPUT, Array.of(input, grid.shape(1))))
                            .get("seen"))
                    .floats();
        }
    }

    @Test
    void columnsAreScaledByTheTrainingCasesAndGapsAreTold() {
        List<Field> training = List.of(
                new Field(new float[] {1, 100}, 2, 1),
                new Field(new float[] {5, Float.NaN}, 2, 1),
                new Field(new float[] {3, 100}, 2, 1));
        RawFrontEnd frontEnd = new RawFrontEnd(FrontEnd.Level.KEPT);
        float deviation = (float) Math.sqrt(8 / 3.0);
        // The second column never varied: less its mean, it keeps its unit.
        assertThat(run(frontEnd, TABLE, training, 7, 103)).containsExactly(4 / deviation, 3, 1, 1);
        assertThat(run(frontEnd, TABLE, training, Float.NaN, 100)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void aPictureIsLevelledAsAWholeAndASignalChannelByChannel() {
        RawFrontEnd frontEnd = new RawFrontEnd(FrontEnd.Level.LEVELLED);
        float[] values = {1, 3, 101, 103};
        assertThat(run(frontEnd, Grid.ofTime(2, 2, 10), List.of(), values)).containsExactly(-1, 1, -1, 1);
        float[] picture = run(frontEnd, Grid.ofSpace(2, 1, 2), List.of(), values);
        assertThat(picture[0]).isEqualTo(-51 / (float) Math.sqrt(2501));
        assertThat(picture[3]).isEqualTo(51 / (float) Math.sqrt(2501));
    }

    @Test
    void aTableIsNotLevelled() {
        assertThatThrownBy(() -> network(new RawFrontEnd(FrontEnd.Level.LEVELLED), TABLE))
                .hasMessageContaining("expected level kept for a table");
    }
}
