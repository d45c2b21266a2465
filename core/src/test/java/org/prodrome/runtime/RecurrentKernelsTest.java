package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.NodeTrial.agree;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Recurrent;
import org.prodrome.runtime.NodeTrial.Draw;

/** Holds RNN, LSTM and GRU to ONNX Runtime, and the fused way to the unrolled one. */
class RecurrentKernelsTest {
    private static final Map<Recurrent, Integer> GATES = Map.of(Recurrent.RNN, 1, Recurrent.GRU, 3, Recurrent.LSTM, 4);
    private static final Map<Recurrent, Integer> FUNCTIONS =
            Map.of(Recurrent.RNN, 1, Recurrent.GRU, 2, Recurrent.LSTM, 3);
    private static final String[] NAMES = {
        "Relu",
        "Tanh",
        "Sigmoid",
        "Affine",
        "LeakyRelu",
        "ThresholdedRelu",
        "ScaledTanh",
        "HardSigmoid",
        "Elu",
        "Softsign",
        "Softplus"
    };

    /** Weights are small, for some functions grow without end. */
    private static Array small(Draw draw, long... shape) {
        float[] values = draw.array(shape).floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 0.3f;
        }
        return Array.of(values, shape);
    }

    private static void functions(NodeTrial trial, Draw draw, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, _ -> draw.one(NAMES));
        float[] alphas = new float[count];
        float[] betas = new float[count];
        for (int i = 0; i < count; i++) {
            alphas[i] = draw.from(1, 9) / 10f;
            betas[i] = draw.from(1, 9) / 10f;
        }
        // ONNX Runtime takes 0 for some that are left out.
        trial.with("activations", names).with("activation_alpha", alphas).with("activation_beta", betas);
    }

    private static NodeTrial layer(Recurrent operator, Draw draw) {
        String direction = draw.one("forward", "reverse", "bidirectional");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int steps = draw.from(1, 5);
        int batch = draw.from(1, 3);
        int features = draw.from(1, 4);
        int hidden = draw.from(1, 4);
        int gates = GATES.get(operator);
        boolean lstm = operator == Recurrent.LSTM;
        NodeTrial trial = new NodeTrial(operator.name(), draw.one(7, 14, 22))
                .with("direction", direction)
                .with("hidden_size", (long) hidden);
        if (draw.chance()) {
            functions(trial, draw, directions * FUNCTIONS.get(operator));
        }
        if (draw.from(0, 3) == 0) {
            trial.with("clip", 0.45);
        }
        if (operator == Recurrent.GRU && draw.chance()) {
            trial.with("linear_before_reset", 1L);
        }
        if (lstm && draw.from(0, 3) == 0) {
            trial.with("input_forget", 1L);
        }
        trial.input(draw.array(steps, batch, features))
                .input(small(draw, directions, gates * hidden, features))
                .input(small(draw, directions, gates * hidden, hidden));
        optional(trial, draw, draw.array(directions, 2L * gates * hidden));
        float[] lengths = new float[batch];
        for (int i = 0; i < batch; i++) {
            lengths[i] = draw.from(0, steps);
        }
        optional(trial, draw, NodeTrial.as(ElementType.INT32, Array.of(lengths, batch)));
        optional(trial, draw, draw.array(directions, batch, hidden));
        if (lstm) {
            optional(trial, draw, draw.array(directions, batch, hidden));
            optional(trial, draw, draw.array(directions, 3L * hidden));
        }
        return outputs(trial, draw, lstm);
    }

    private static void optional(NodeTrial trial, Draw draw, Array input) {
        if (draw.chance()) {
            trial.input(input);
        } else {
            trial.absent();
        }
    }

    private static NodeTrial outputs(NodeTrial trial, Draw draw, boolean lstm) {
        NodeTrial first = draw.chance() ? trial.output() : trial.noOutput();
        return lstm && draw.chance() ? first.output().output() : first.output();
    }

    @Test
    void stepsAsOnnxRuntimeDoes() {
        for (Recurrent operator : Recurrent.values()) {
            agree(81 + operator.ordinal(), 150, 1e-5, draw -> layer(operator, draw));
        }
    }

    @Test
    void theBatchMayComeFirst() {
        for (Recurrent operator : Recurrent.values()) {
            Draw draw = new Draw(new Seed(84).random());
            int gates = GATES.get(operator);
            Array x = draw.array(4, 2, 3);
            Array[] weights = {draw.array(2, gates * 2L, 3), draw.array(2, gates * 2L, 2), draw.array(2, gates * 4L)};
            Array lengths = NodeTrial.as(ElementType.INT32, Array.of(new float[] {4, 2}, 2));
            Array state = draw.array(2, 2, 2);
            Map<String, Array> expected = run(operator, 0, x, weights, lengths, state);
            Map<String, Array> got = run(operator, 1, turned(x), weights, lengths, turned(state));
            assertThat(got.get("out0").shape()).containsExactly(2, 4, 2, 2);
            float[] a = expected.get("out0").floats();
            float[] b = got.get("out0").floats();
            for (int i = 0;
                    i < a.length;
                    i++) { // [time, direction, batch, hidden] and [batch, time, direction, hidden]
                int time = i / 8;
                int direction = i / 4 % 2;
                int batch = i / 2 % 2;
                assertThat(b[batch * 16 + time * 4 + direction * 2 + i % 2]).isEqualTo(a[i]);
            }
            NodeTrial.same(operator.name(), got.get("out1"), turned(expected.get("out1")), 0);
        }
    }

    private static Map<String, Array> run(
            Recurrent operator, long layout, Array x, Array[] weights, Array lengths, Array state) {
        return new NodeTrial(operator.name(), 14)
                .with("layout", layout)
                .with("direction", "bidirectional")
                .input(x)
                .input(weights[0])
                .input(weights[1])
                .input(weights[2])
                .input(lengths)
                .input(state)
                .output()
                .output()
                .torch();
    }

    /** With its first two axes exchanged. */
    private static Array turned(Array array) {
        long[] shape = array.shape();
        float[] from = array.floats();
        float[] to = new float[from.length];
        int rest = (int) shape[2];
        for (int i = 0; i < from.length; i++) {
            int row = i / rest / (int) shape[1];
            int column = i / rest % (int) shape[1];
            to[(column * (int) shape[0] + row) * rest + i % rest] = from[i];
        }
        return Array.of(to, shape[1], shape[0], shape[2]);
    }

    /** Outputs, and the gradients by sequence, weights, bias and state of a sum of squares over all outputs. */
    private static List<Array> gradients(
            Recurrent operator, boolean twice, Seed seed, boolean lengths, ElementType type) {
        Draw draw = new Draw(seed.random());
        int gates = GATES.get(operator);
        NodeProto.Builder proto = NodeProto.newBuilder().setOpType(operator.name());
        NodeTrial.attributes(proto).with("direction", "bidirectional").with("linear_before_reset", 1L);
        proto.addOutput("y")
                .addOutput("h")
                .addAllOutput(operator == Recurrent.LSTM && !lengths ? List.of("c") : List.of());
        Kernel kernel = RecurrentKernels.of(operator, Node.of(proto.build(), 17, twice));
        try (Scope _ = new Scope()) {
            @Nullable Tensor[] inputs = new Tensor[operator == Recurrent.LSTM ? 7 : 6];
            long[][] shapes = {
                {5, 3, 2}, {2, gates * 4, 2}, {2, gates * 4, 4}, {2, gates * 8}, {3}, {2, 3, 4}, {2, 3, 4}
            };
            TensorVector leaves = new TensorVector();
            for (int i = 0; i < inputs.length; i++) {
                if (i == 4) {
                    inputs[i] = lengths ? Tensors.upload(Array.of(new long[] {5, 0, 3}, 3), Device.CPU) : null;
                } else {
                    inputs[i] = Tensors.upload(NodeTrial.as(type, draw.array(shapes[i])), Device.CPU)
                            .requires_grad_(true);
                    leaves.push_back(inputs[i]);
                }
            }
            Tensor[] outputs =
                    kernel.run(new Operands(inputs, new Context(Reading.TRAINING, new Chance(new Seed(1), 0))));
            Tensor sum = torch.zeros(new long[0]);
            List<Array> all = new ArrayList<>();
            for (Tensor output : outputs) {
                sum = torch.add(sum, torch.square(output).sum());
                all.add(Tensors.download(output));
            }
            TensorVector seeds = new TensorVector(torch.ones_like(sum));
            TensorVector found =
                    torch.grad(new TensorVector(sum), leaves, seeds, new BoolOptional(false), false, false);
            for (long i = 0; i < found.size(); i++) {
                all.add(Tensors.download(found.get(i)));
            }
            return all;
        }
    }

    @Test
    void theFusedWayIsTheUnrolledOne() {
        for (Recurrent operator : Recurrent.values()) {
            for (boolean lengths : new boolean[] {false, true}) {
                for (ElementType type : new ElementType[] {ElementType.FLOAT32, ElementType.FLOAT64}) {
                    List<Array> fused = gradients(operator, false, new Seed(85), lengths, type);
                    List<Array> unrolled = gradients(operator, true, new Seed(85), lengths, type);
                    assertThat(fused).hasSameSizeAs(unrolled);
                    for (int i = 0; i < fused.size(); i++) {
                        NodeTrial.same(operator + " " + type + " " + i, fused.get(i), unrolled.get(i), 1e-5);
                    }
                }
            }
        }
    }

    @Test
    void paddingThatIsNoNumberReachesNothing() {
        Draw draw = new Draw(new Seed(86).random());
        float[] values = draw.array(3, 1, 2).floats();
        values[4] = Float.NaN;
        Map<String, Array> got = new NodeTrial("GRU", 14)
                .input(Array.of(values, 3, 1, 2))
                .input(draw.array(1, 6, 2))
                .input(draw.array(1, 6, 2))
                .absent()
                .input(NodeTrial.as(ElementType.INT32, Array.of(new float[] {2}, 1)))
                .output()
                .output()
                .torch();
        assertThat(got.get("out1").floats()).doesNotContain(Float.NaN);
        assertThat(Arrays.copyOfRange(got.get("out0").floats(), 4, 6)).containsExactly(0, 0);
    }

    @Test
    void refusesByName() {
        Array x = Array.of(new float[6], 3, 1, 2);
        Array w = Array.of(new float[4], 1, 2, 2);
        NodeTrial unknown = new NodeTrial("RNN", 14).with("activations", new String[] {"Gelu"});
        assertThatThrownBy(unknown.input(x).input(w).input(w)::torch)
                .hasMessageStartingWith("node trial (RNN): expected activations of [RELU, TANH")
                .hasMessageEndingWith("got Gelu");
        assertThatThrownBy(new NodeTrial("RNN", 14)
                        .with("direction", "backward")
                        .input(x)
                        .input(w)
                        .input(w)::torch)
                .hasMessage("node trial (RNN): expected the direction forward, reverse or bidirectional, got backward");
        assertThatThrownBy(new NodeTrial("GRU", 14).input(x).input(w).input(w)::torch)
                .hasMessageContaining("expected sequences of 1 step or more and weights of 1 directions for them");
        assertThatThrownBy(new NodeTrial("RNN", 14)
                        .input(x)
                        .input(w)
                        .input(w)
                        .absent()
                        .input(NodeTrial.as(ElementType.INT32, Array.of(new float[] {4}, 1)))::torch)
                .hasMessage("node trial (RNN): expected 1 sequence_lens of 0 to 3, got [4]");
    }
}
