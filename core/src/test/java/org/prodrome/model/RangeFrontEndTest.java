package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.runtime.OrtRuntime;

final class RangeFrontEndTest {
    @Test
    void cutsWhatLiesBeyondAndScalesTheRest() {
        Grid grid = Grid.ofSpace(1, 1, 5);
        GraphBuilder g = new GraphBuilder("range");
        FrontEnd.Seen seen = new RangeFrontEnd(0, 80).of(g, g.input("input", grid.shape(GraphBuilder.ANY)), grid);
        g.output("seen", seen.values(), grid.shape(GraphBuilder.ANY));
        Network network = g.build();
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            Array input = Array.of(new float[] {-1000, 0, 20, 80, 2000}, 1, 1, 1, 5);
            assertThat(Objects.requireNonNull(
                                    runtime.run(Map.of("input", input)).get("seen"))
                            .floats())
                    .containsExactly(-1, -1, -0.5f, 1, 1);
        }
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> new RangeFrontEnd(80, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range front end: expected low below high, both finite, got 80.0 and 0.0");
    }
}
