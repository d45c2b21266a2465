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
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.model.belief.BeliefNetwork;
import org.prodrome.model.belief.Chain;
import org.prodrome.model.task.Detection;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;

final class RawFrontEndTest {
    private static final Grid TABLE = new Grid(2, List.of(), OptionalDouble.empty(), true);

    private static Network network(FrontEnd frontEnd, Grid grid) {
        GraphBuilder g = new GraphBuilder("front-end");
        FrontEnd.Seen seen = frontEnd.of(g, g.input(Model.INPUT, grid.shape(GraphBuilder.ANY)), grid);
        g.output("seen", seen.all(g), seen.encoded().shape(GraphBuilder.ANY));
        return g.build();
    }

    private static float[] run(FrontEnd frontEnd, Grid grid, List<Field> training, float... input) {
        Network network = network(frontEnd, grid);
        Parameters start = network.initialise(new Seed(1));
        Parameters fitted = new BeliefNetwork(
                        frontEnd, Visible.GAUSSIAN, List.of(1), new Chain.Contrastive(1), 0, new Detection())
                .fitted(start, training, grid);
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

    @Test
    void placesAreEachScaledByThemselvesAndCutOff() {
        List<Field> training = List.of(new Field(new float[] {1, 10}, 1, 1), new Field(new float[] {3, 10}, 1, 1));
        Grid grid = Grid.ofSpace(1, 1, 2);
        FrontEnd places = new StandardisedFrontEnd(2.5);
        assertThat(run(places, grid, training, 4, 11)).containsExactly(2, 1);
        assertThat(run(places, grid, training, -9, 10)).containsExactly(-2.5f, 0);
        assertThat(run(new RawFrontEnd(FrontEnd.Level.KEPT), grid, training, 6, 6))
                .containsExactly(0, 0);
    }

    @Test
    void whatDoesNotLieAlikeHasNoPlaces() {
        FrontEnd places = new StandardisedFrontEnd(3);
        assertThatThrownBy(() -> network(places, Grid.ofTime(1, 2, 10)))
                .hasMessage("standardised front end: expected values that lie alike in all cases, got a signal");
        List<Field> longer = List.of(new Field(new float[] {1, 10, 3}, 1, 1));
        assertThatThrownBy(() -> run(places, Grid.ofSpace(1, 1, 2), longer, 4, 11))
                .hasMessage("standardised front end: expected cases of one window, 2 values, got one of 3");
    }
}
