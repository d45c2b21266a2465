package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Recurrent;
import org.prodrome.runtime.NodeTrial.Draw;

class TruncationTest {
    private static final Truncation WHOLE = new Truncation.None();
    /** Outputs: the states of all steps, the last one. */
    private static final int ALL = 0;

    private static final int LAST = 1;
    /** Gradients. */
    private static final int SEQUENCE = 0;

    private static final int INPUT = 1;
    private static final int STATE = 2;
    private static final int FIRST = 4;

    /**
     * What a layer says, and what its gradient is.
     *
     * @param outputs the states of all steps, and the last
     * @param gradients by sequence, weights of the input, of the state and bias, and by the first state
     */
    private record Ran(List<Array> outputs, List<Array> gradients) {
        float gradient(int input, int element) {
            return gradients.get(input).floats()[element];
        }
    }

    /** @param places of the outputs whose sum is differentiated */
    private static Ran run(
            NodeProto.Builder proto,
            boolean unrolled,
            List<Array> given,
            long @Nullable [] lengths,
            Truncation truncation,
            int... places) {
        Kernel kernel = RecurrentKernels.of(
                Recurrent.valueOf(proto.getOpType()),
                Node.of(proto.clone().addOutput("y").addOutput("h").build(), 17, unrolled));
        try (Scope _ = new Scope()) {
            @Nullable Tensor[] inputs = new Tensor[6];
            TensorVector leaves = new TensorVector();
            for (int i = 0; i < given.size(); i++) {
                int at = i < 4 ? i : i + 1;
                inputs[at] = Tensors.upload(given.get(i), Device.CPU).requires_grad_(true);
                leaves.push_back(inputs[at]);
            }
            inputs[4] = lengths == null ? null : Tensors.upload(Array.of(lengths, lengths.length), Device.CPU);
            Context context = new Context(Reading.TRAINING, new Chance(new Seed(1), 0), null, truncation);
            Tensor[] outputs = kernel.run(new Operands(inputs, context));
            Tensor sum = torch.zeros(new long[0]);
            for (int place : places) {
                sum = torch.add(sum, outputs[place].sum());
            }
            TensorVector found = torch.grad(
                    new TensorVector(sum),
                    leaves,
                    new TensorVector(torch.ones_like(sum)),
                    new BoolOptional(false),
                    false,
                    true);
            List<Array> gradients = new ArrayList<>();
            for (long i = 0; i < found.size(); i++) {
                Tensor one = found.get(i);
                gradients.add(Tensors.download(one.defined() ? one : torch.zeros_like(leaves.get(i))));
            }
            return new Ran(Arrays.stream(outputs).map(Tensors::download).toList(), gradients);
        }
    }

    /** A unit of which each state is w times the input and u times the state before. */
    private static NodeProto.Builder sums() {
        NodeProto.Builder proto = NodeProto.newBuilder().setOpType("RNN");
        NodeTrial.attributes(proto)
                .with("activations", new String[] {"Affine"})
                .with("activation_alpha", new float[] {1})
                .with("activation_beta", new float[] {0});
        return proto;
    }

    private static List<Array> unit(float w, float u, int steps, int batch) {
        float[] ones = new float[steps * batch];
        Arrays.fill(ones, 1);
        return List.of(
                Array.of(ones, steps, batch, 1),
                Array.of(new float[] {w}, 1, 1, 1),
                Array.of(new float[] {u}, 1, 1, 1),
                Array.of(new float[2], 1, 2),
                Array.of(new float[batch], 1, batch, 1));
    }

    /**
     * With w = 1, u = 2 and four inputs of 1 the states are 1, 3, 7 and 15. The last one's gradient goes back to the
     * second piece's beginning, where the state 3 was carried to: by u it is 7 + 2 * 3, by w 1 + 2 * 1.
     */
    @Test
    void theStateIsCarriedAndTheGradientCut() {
        Ran cut = run(sums(), true, unit(1, 2, 4, 1), null, new Truncation.Pieces(2), LAST);
        assertThat(cut.outputs().getFirst().floats()).containsExactly(1, 3, 7, 15);
        assertThat(cut.outputs().getLast().floats()).containsExactly(15);
        assertThat(cut.gradients().get(SEQUENCE).floats()).containsExactly(0, 0, 2, 1);
        assertThat(cut.gradient(INPUT, 0)).isEqualTo(3);
        assertThat(cut.gradient(STATE, 0)).isEqualTo(13);
        assertThat(cut.gradient(FIRST, 0)).isZero();
        Ran whole = run(sums(), true, unit(1, 2, 4, 1), null, WHOLE, LAST);
        assertThat(whole.outputs().getLast().floats()).containsExactly(15);
        assertThat(whole.gradients().get(SEQUENCE).floats()).containsExactly(8, 4, 2, 1);
        assertThat(whole.gradient(INPUT, 0)).isEqualTo(15);
        assertThat(whole.gradient(STATE, 0)).isEqualTo(17); // 7 + 2 * 3 + 4 * 1
        assertThat(whole.gradient(FIRST, 0)).isEqualTo(16);
    }

    /** What is said at every step is learned from in every piece. */
    @Test
    void everyPieceLearnsFromWhatItSays() {
        Ran cut = run(sums(), true, unit(1, 2, 5, 1), null, new Truncation.Pieces(2), ALL);
        assertThat(cut.gradients().get(SEQUENCE).floats()).containsExactly(3, 1, 3, 1, 1);
        assertThat(cut.gradient(FIRST, 0)).isEqualTo(6);
    }

    /** Sums of ones: the state is the number of steps. The longer sequence learns from its last hundred steps. */
    @Test
    void aShortSequenceBesideALongOneKeepsItsGradient() {
        long[] lengths = {1, 10_000};
        Ran cut = run(sums(), true, unit(1, 1, 10_000, 2), lengths, new Truncation.Pieces(100), LAST);
        assertThat(cut.outputs().getLast().floats()).containsExactly(1, 10_000);
        assertThat(cut.gradient(INPUT, 0)).isEqualTo(1 + 100);
        assertThat(cut.gradient(STATE, 0)).isEqualTo(100 * (9900 + 9999) / 2f);
        assertThat(cut.gradient(SEQUENCE, 0)).isEqualTo(1);
        assertThat(cut.gradients().get(FIRST).floats()).containsExactly(1, 0);
        Ran whole = run(sums(), true, unit(1, 1, 10_000, 2), lengths, WHOLE, LAST);
        assertThat(whole.gradient(INPUT, 0)).isEqualTo(1 + 10_000);
    }

    @ParameterizedTest
    @EnumSource(Recurrent.class)
    void bothWaysCutInTheSamePlaces(Recurrent operator) {
        for (int pieces : new int[] {1, 3, 7}) {
            for (long[] lengths : new long[][] {null, {7, 1, 5}}) {
                Truncation truncation = new Truncation.Pieces(pieces);
                Ran fused = run(layer(operator), false, drawn(operator), lengths, truncation, ALL, LAST);
                Ran unrolled = run(layer(operator), true, drawn(operator), lengths, truncation, ALL, LAST);
                same(operator + " in pieces of " + pieces, fused, unrolled);
            }
        }
    }

    /** What a network says is what it says of the whole, and its gradient is another. */
    @ParameterizedTest
    @EnumSource(Recurrent.class)
    void aPieceAsLongAsTheSequenceChangesNothing(Recurrent operator) {
        Ran whole = run(layer(operator), false, drawn(operator), null, WHOLE, ALL);
        same("no cut", run(layer(operator), false, drawn(operator), null, new Truncation.Pieces(7), ALL), whole);
        same("longer", run(layer(operator), false, drawn(operator), null, new Truncation.Pieces(99), ALL), whole);
        Ran cut = run(layer(operator), false, drawn(operator), null, new Truncation.Pieces(2), ALL);
        same("outputs", new Ran(cut.outputs(), List.of()), new Ran(whole.outputs(), List.of()));
        assertThat(Math.abs(cut.gradient(STATE, 0) - whole.gradient(STATE, 0))).isGreaterThan(1e-4f);
    }

    private static void same(String what, Ran got, Ran expected) {
        for (int i = 0; i < expected.outputs().size(); i++) {
            NodeTrial.same(
                    what + ": output " + i,
                    got.outputs().get(i),
                    expected.outputs().get(i),
                    1e-5);
        }
        for (int i = 0; i < expected.gradients().size(); i++) {
            NodeTrial.same(
                    what + ": gradient " + i,
                    got.gradients().get(i),
                    expected.gradients().get(i),
                    1e-4);
        }
    }

    private static NodeProto.Builder layer(Recurrent operator) {
        NodeProto.Builder proto = NodeProto.newBuilder().setOpType(operator.name());
        NodeTrial.attributes(proto).with("direction", "bidirectional").with("linear_before_reset", 1L);
        return proto;
    }

    private static List<Array> drawn(Recurrent operator) {
        int gates = switch (operator) {
            case RNN -> 1;
            case GRU -> 3;
            case LSTM -> 4;
        };
        Draw draw = new Draw(new Seed(12).random());
        return List.of(
                draw.array(7, 3, 2),
                draw.array(2, gates * 4L, 2),
                draw.array(2, gates * 4L, 4),
                draw.array(2, gates * 8L),
                draw.array(2, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1 step", "50 steps"})
    void readsWhatItWrites(String text) {
        assertThat(Truncation.parse(text).text()).isEqualTo(text);
    }
}
