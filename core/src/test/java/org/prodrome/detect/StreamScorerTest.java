package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.supervised.Classifier;
import org.prodrome.model.supervised.MemoryNetwork;
import org.prodrome.model.supervised.MemoryNetwork.Controllers;
import org.prodrome.model.supervised.MemoryNetwork.Serving;
import org.prodrome.model.task.Detection;
import org.prodrome.model.trunk.Gaps;
import org.prodrome.model.trunk.Pooling;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.model.trunk.Steps;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.runtime.OrtRuntime;

class StreamScorerTest {
    private static final int PIECE = 12;
    private static final int PIECES = 5;
    private static final FrontEnd KEPT = new RawFrontEnd(FrontEnd.Level.KEPT);

    private static Grid grid(int pieces) {
        return Grid.ofTime(2, pieces * PIECE, 100);
    }

    private static Trunk trunk(Recurrence cell, Direction direction, Pooling pooling) {
        return new RecurrentTrunk(new Steps.Frames(4), Gaps.FILLED, cell, direction, List.of(6, 5), 0, pooling);
    }

    private static byte[] onnx(Trunk trunk, int pieces) {
        Network network = new Classifier(KEPT, trunk, 4, 0, new Detection())
                .network(grid(pieces))
                .keeping(Model.SCORE);
        return network.toOnnx(network.initialise(new Seed(6)));
    }

    private static float[] noise(int length) {
        var random = new Seed(9).random();
        float[] values = new float[2 * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] piece(float[] whole, int from, int length) {
        float[] piece = Arrays.copyOfRange(whole, from, from + 2 * length);
        System.arraycopy(whole, whole.length / 2 + from, piece, length, length);
        return piece;
    }

    private static float whole(byte[] onnx, Grid grid, float[] values) {
        try (OrtRuntime ort = new OrtRuntime(onnx, 1)) {
            return ort.run(Map.of(Model.INPUT, Array.of(values, grid.shape(1))))
                    .get(Model.SCORE)
                    .floats()[0];
        }
    }

    /** Whatever lengths the pieces have; and again from the beginning. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void piecesScoreAsTheWholeDoes(Recurrence cell) {
        Trunk trunk = trunk(cell, Direction.FORWARD, Pooling.LAST);
        float[] whole = noise(PIECES * PIECE);
        float expected = whole(onnx(trunk, PIECES), grid(PIECES), whole);
        try (StreamScorer scorer = new StreamScorer(onnx(trunk, 1), grid(1), 1)) {
            for (int[] lengths : new int[][] {{12, 12, 12, 12, 12}, {4, 40, 16}, {60}}) {
                scorer.begin();
                double score = Double.NaN;
                int from = 0;
                for (int length : lengths) {
                    score = scorer.next(piece(whole, from, length));
                    from += length;
                }
                assertThat(score).isCloseTo(expected, Offset.offset(1e-6));
            }
        }
    }

    @Test
    void whatLooksAheadOrBackOverAllIsRefused() {
        byte[] both = onnx(trunk(Recurrence.GRU, Direction.BOTH, Pooling.LAST), 1);
        assertThatThrownBy(() -> new StreamScorer(both, grid(1), 1))
                .hasMessageContaining("expected a layer that goes forward in time");
        byte[] mean = onnx(trunk(Recurrence.GRU, Direction.FORWARD, Pooling.MEAN), 1);
        assertThatThrownBy(() -> new StreamScorer(mean, grid(1), 1))
                .hasMessageContaining("expected the score of a whole");
    }

    /** Each case finds what those before it wrote, as in one batch of all of them. */
    @Test
    void aMemoryThatGoesOnWritingIsCarried() {
        Trunk trunk = trunk(Recurrence.GRU, Direction.BOTH, Pooling.LAST);
        MemoryNetwork model =
                new MemoryNetwork(KEPT, trunk, 3, 4, Controllers.PLASTIC, Serving.LIVE, 0, new Detection());
        Network network = model.network(grid(1)).keeping(model.outputs());
        byte[] onnx = network.toOnnx(network.initialise(new Seed(6)));
        float[] cases = noise(3 * PIECE);
        float[] expected;
        try (OrtRuntime ort = new OrtRuntime(onnx, 1)) {
            expected = ort.run(Map.of(Model.INPUT, Array.of(cases, 3, 2, PIECE)))
                    .get(MemoryNetwork.LIVE + Model.SCORE)
                    .floats();
        }
        try (StreamScorer scorer = new StreamScorer(onnx, grid(1), 1)) {
            for (int one = 0; one < 3; one++) {
                float[] each = Arrays.copyOfRange(cases, one * 2 * PIECE, (one + 1) * 2 * PIECE);
                assertThat(scorer.next(each)).isCloseTo(expected[one], Offset.offset(1e-6));
            }
        }
    }
}
