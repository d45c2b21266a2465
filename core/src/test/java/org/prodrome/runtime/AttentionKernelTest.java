package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.NodeTrial.agree;

import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.runtime.NodeTrial.Draw;

/** Holds Attention to ONNX Runtime, and to what ONNX says of a query without keys. */
class AttentionKernelTest {

    private static NodeTrial attention(Draw draw) {
        int batch = draw.from(1, 2);
        int keyHeads = draw.from(1, 2);
        int heads = keyHeads * draw.from(1, 2);
        boolean causal = draw.chance();
        int queries = draw.from(2, 4); // of a single causal one with a past ONNX Runtime forgets to be causal
        int keys = draw.from(1, 5);
        int features = draw.from(1, 4);
        int results = draw.from(1, 4);
        boolean withPast = draw.chance();
        int past = withPast ? draw.from(0, 3) : 0;
        boolean flat = draw.chance();
        NodeTrial trial = new NodeTrial("Attention", draw.one(23, 24)).with("is_causal", causal ? 1L : 0L);
        if (draw.chance()) {
            trial.with("softcap", 1.5).with("scale", 0.3);
        }
        if (flat) {
            trial.with("q_num_heads", (long) heads)
                    .with("kv_num_heads", (long) keyHeads)
                    .input(draw.array(batch, queries, (long) heads * features))
                    .input(draw.array(batch, keys, (long) keyHeads * features))
                    .input(draw.array(batch, keys, (long) keyHeads * results));
        } else {
            trial.input(draw.array(batch, heads, queries, features))
                    .input(draw.array(batch, keyHeads, keys, features))
                    .input(draw.array(batch, keyHeads, keys, results));
        }
        mask(trial, draw, batch, heads, queries, keys + past);
        if (withPast) {
            trial.input(draw.array(batch, keyHeads, past, features)).input(draw.array(batch, keyHeads, past, results));
        }
        trial.output();
        if (withPast) {
            trial.output().output();
        } else {
            trial.noOutput().noOutput();
        }
        // ONNX Runtime shows the lowest number there is for minus infinity, which the third way would show.
        return draw.chance() ? trial : trial.output().with("qk_matmul_output_mode", (long) draw.one(0, 1, 3));
    }

    private static void mask(NodeTrial trial, Draw draw, long batch, long heads, long queries, long keys) {
        if (draw.chance()) {
            trial.absent();
            return;
        }
        long[] shape = switch (draw.from(0, 3)) {
            case 0 -> new long[] {queries, keys};
            case 1 -> new long[] {heads, queries, keys};
            case 2 -> new long[] {batch, 1, queries, keys};
            default -> new long[] {batch, heads, queries, keys};
        };
        Array added = draw.array(shape);
        if (draw.chance()) {
            trial.input(added);
            return;
        }
        float[] chosen = added.floats();
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = i % keys == 0 || chosen[i] > 0 ? 1 : 0;
        }
        trial.input(NodeTrial.as(ElementType.BOOL, Array.of(chosen, shape)));
    }

    @Test
    void attendsAsOnnxRuntimeDoes() {
        agree(91, 200, 1e-5, AttentionKernelTest::attention);
    }

    /** Of two queries the first may attend to nothing. */
    @Test
    void aQueryWithoutKeysGivesNothingAndItsGradientIsANumber() {
        float none = Float.NEGATIVE_INFINITY;
        Draw draw = new Draw(new Seed(92).random());
        try (Scope _ = new Scope()) {
            Tensor scores = Tensors.upload(draw.array(1, 1, 2, 3), Device.CPU).requires_grad_(true);
            Tensor bias = Tensors.upload(Array.of(new float[] {none, none, none, 0, none, 0.5f}, 2, 3), Device.CPU);
            AttentionMask mask = AttentionMask.none(scores).and(bias, false);
            Tensor shares = mask.shares(mask.masked(scores), x -> torch.softmax(x, -1));
            float[] got = Tensors.download(shares).floats();
            assertThat(got[0] + got[1] + got[2]).isZero();
            assertThat(got[4]).isZero();
            assertThat(got[3] + got[5]).isCloseTo(1, Offset.offset(1e-6f));
            torch.square(shares).sum().backward();
            assertThat(Tensors.download(scores.grad()).floats()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void computesHalfInSingleAndRoundsOnce() {
        Draw draw = new Draw(new Seed(93).random());
        Array[] inputs = {draw.array(1, 2, 3, 4), draw.array(1, 2, 3, 4), draw.array(1, 2, 3, 4)};
        NodeTrial half = new NodeTrial("Attention", 23);
        NodeTrial single = new NodeTrial("Attention", 23);
        for (Array input : inputs) {
            Array rounded = NodeTrial.as(ElementType.FLOAT16, input);
            half.input(rounded);
            single.input(NodeTrial.as(ElementType.FLOAT32, rounded));
        }
        assertThat(Closeness.doubles(half.torch(0)))
                .containsExactly(Closeness.doubles(NodeTrial.as(ElementType.FLOAT16, single.torch(0))));
    }

    @Test
    void refusesByName() {
        Array x = Array.of(new float[24], 1, 3, 2, 4);
        Array y = Array.of(new float[16], 1, 2, 2, 4);
        assertThatThrownBy(new NodeTrial("Attention", 23).input(x).input(y).input(y)::torch)
                .hasMessage("node trial (Attention): expected queries, keys and values of heads that share evenly, got"
                        + " the shapes [1, 3, 2, 4], [1, 2, 2, 4] and [1, 2, 2, 4]");
        assertThatThrownBy(new NodeTrial("Attention", 23)
                        .with("qk_matmul_output_mode", 4L)
                        .input(x)
                        .input(x)
                        .input(x)::torch)
                .hasMessage("node trial (Attention): expected a qk_matmul_output_mode of 0 to 3, got 4");
        Array flat = Array.of(new float[24], 1, 6, 4);
        assertThatThrownBy(
                        new NodeTrial("Attention", 23).input(flat).input(flat).input(flat)::torch)
                .hasMessageContaining("expected q_num_heads and kv_num_heads that divide the features");
    }
}
