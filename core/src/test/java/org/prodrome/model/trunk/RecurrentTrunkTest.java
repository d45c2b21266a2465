package org.prodrome.model.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.WordFrontEnd;
import org.prodrome.model.coder.Features;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;

class RecurrentTrunkTest {
    private static final String FEATURES = "features";
    private static final FrontEnd KEPT = new RawFrontEnd(FrontEnd.Level.KEPT);

    private static RecurrentTrunk trunk(Recurrence cell, Pooling pooling, Gaps gaps) {
        return new RecurrentTrunk(new Steps.Each(), gaps, cell, Direction.BOTH, List.of(5, 4), 0, pooling);
    }

    private static Network network(FrontEnd frontEnd, Trunk trunk, Grid grid) {
        GraphBuilder g = new GraphBuilder("trunk");
        Features features = trunk.of(g, "", frontEnd.input(g, grid));
        g.output(FEATURES, features.value(), GraphBuilder.ANY, features.channels());
        return g.build();
    }

    private static Grid series(int length) {
        return new Grid(2, List.of(length), OptionalDouble.of(1), true);
    }

    private static float[] run(Network network, float[] input, Grid grid) {
        Parameters parameters = fitted(network.initialise(new Seed(3)));
        Map<String, Array> inputs =
                Map.of(Model.INPUT, Array.of(input, grid.shape(input.length / Math.toIntExact(grid.size()))));
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(parameters), 1);
                TorchRuntime torch = new TorchRuntime(network, parameters, Device.CPU)) {
            float[] a = ort.run(inputs).get(FEATURES).floats();
            assertThat(torch.run(inputs).get(FEATURES).floats()).containsExactly(a, Offset.offset(1e-5f));
            return a;
        }
    }

    /** With a vocabulary, if there is one, that knows no word and has a row for none. */
    private static Parameters fitted(Parameters start) {
        var arrays = new TreeMap<>(start.arrays());
        arrays.computeIfPresent("input.vocabulary", (_, rows) -> {
            float[] values = rows.floats();
            values[0] = 0;
            return Array.of(values, rows.shape());
        });
        return new Parameters(arrays);
    }

    static Stream<RecurrentTrunk> trunks() {
        return Stream.of(Recurrence.values())
                .flatMap(cell -> Stream.of(Pooling.values())
                        .flatMap(pooling -> Stream.of(Gaps.values()).map(gaps -> trunk(cell, pooling, gaps))));
    }

    /** Cases of 1 and of 10,000 steps in one batch give each what it gives alone, without anything filled up. */
    @ParameterizedTest
    @MethodSource("trunks")
    void aShortCaseBesideALongOneIsAsItIsAlone(RecurrentTrunk trunk) {
        int longest = 10_000;
        var random = new Seed(5).random();
        float[] batch = new float[2 * 2 * longest];
        Arrays.fill(batch, Float.NaN);
        batch[0] = 0.7f;
        for (int i = 2 * longest; i < batch.length; i++) {
            batch[i] = (float) random.nextGaussian();
        }
        float[] together = run(network(KEPT, trunk, series(longest)), batch, series(longest));
        float[] alone = run(network(KEPT, trunk, series(1)), new float[] {0.7f, Float.NaN}, series(1));
        float[] whole = Arrays.copyOfRange(batch, 2 * longest, 4 * longest);
        float[] longAlone = run(network(KEPT, trunk, series(longest)), whole, series(longest));
        assertThat(Arrays.copyOf(together, 8)).containsExactly(alone, Offset.offset(1e-5f));
        assertThat(Arrays.copyOfRange(together, 8, 16)).containsExactly(longAlone, Offset.offset(1e-5f));
        assertThat(alone).isNotEqualTo(longAlone);
    }

    static Stream<Trunk> readers() {
        return Stream.concat(
                Stream.of(Pooling.values()).map(pooling -> trunk(Recurrence.GRU, pooling, Gaps.FILLED)),
                Stream.of(Pooling.MEAN, Pooling.ATTENTION)
                        .map(pooling -> new TransformerTrunk(new Steps.Each(), 8, 2, 5, 2, 0, pooling)));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void wordsThatANoteIsFilledUpWithDontCount(Trunk trunk) {
        FrontEnd words = new WordFrontEnd(10, 3);
        Grid narrow = Grid.ofSymbols(4, 100);
        Grid wide = Grid.ofSymbols(9, 100);
        float[] note = {7, 3, 50, 9};
        float[] alone = run(network(words, trunk, narrow), note, narrow);
        assertThat(run(network(words, trunk, wide), Arrays.copyOf(note, 9), wide))
                .containsExactly(alone, Offset.offset(1e-6f));
    }

    /** A measurement of 2, then nothing for two steps, with rates of 0.5 and 0: 2 e^-0.5 and 2 e^-1, and 2 for ever. */
    @Test
    void aValueDecaysTowardsTheMean() {
        Grid grid = series(4);
        GraphBuilder g = new GraphBuilder("gaps");
        Value seen = Gaps.DECAYED.of(g, "", KEPT.input(g, grid)).values();
        g.output(FEATURES, seen, GraphBuilder.ANY, 2, 4);
        Network network = g.build();
        var arrays = new TreeMap<>(network.initialise(new Seed(1)).arrays());
        arrays.put("decay.rate", Array.of(new float[] {0.5f, 0}, 1, 2, 1));
        float nan = Float.NaN;
        Map<String, Array> inputs =
                Map.of(Model.INPUT, Array.of(new float[] {nan, 2, nan, nan, nan, 2, nan, nan}, 1, 2, 4));
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(new Parameters(arrays)), 1)) {
            assertThat(ort.run(inputs).get(FEATURES).floats())
                    .containsExactly(
                            new float[] {0, 2, (float) (2 * Math.exp(-0.5)), (float) (2 * Math.exp(-1)), 0, 2, 2, 2},
                            Offset.offset(1e-6f));
        }
    }

    @Test
    void picturesAndDecayWithoutGapsAreRefused() {
        Trunk trunk = trunk(Recurrence.GRU, Pooling.LAST, Gaps.FILLED);
        assertThatThrownBy(() -> network(KEPT, trunk, Grid.ofSpace(1, 8, 8)))
                .hasMessage("recurrent trunk: expected time or words along one axis, or a spectrogram, got [8, 8]");
        Trunk decaying = trunk(Recurrence.GRU, Pooling.LAST, Gaps.DECAYED);
        assertThatThrownBy(() -> network(KEPT, decaying, Grid.ofTime(1, 8, 1)))
                .hasMessage("gaps: expected filled for what has none, got decayed");
    }
}
