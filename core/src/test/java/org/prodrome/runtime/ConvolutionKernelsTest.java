package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.prodrome.runtime.NodeTrial.agree;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.runtime.NodeTrial.Draw;

/** Holds Conv and ConvTranspose to ONNX Runtime. */
class ConvolutionKernelsTest {

    private static long[] joined(long first, long second, long[] rest) {
        long[] shape = new long[rest.length + 2];
        shape[0] = first;
        shape[1] = second;
        System.arraycopy(rest, 0, shape, 2, rest.length);
        return shape;
    }

    @Test
    void convolves() {
        agree(51, 200, 1e-5, draw -> {
            int axes = draw.from(1, 3);
            int groups = draw.from(1, 3);
            int each = draw.from(1, 2);
            long[] kernel = draw.lengths(axes, 1, 3);
            NodeTrial trial = new NodeTrial("Conv", draw.one(7, 11, 22)).with("group", (long) groups);
            String automatic = draw.one("NOTSET", "NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER");
            if (draw.chance()) {
                trial.with("kernel_shape", kernel);
            }
            if (draw.chance()) {
                trial.with("strides", draw.lengths(axes, 1, 2));
            }
            if (!automatic.startsWith("SAME") && draw.chance()) { // ONNX Runtime refuses both together
                trial.with("dilations", draw.lengths(axes, 1, 2));
            }
            if (automatic.equals("NOTSET")) {
                trial.with("pads", draw.lengths(2 * axes, 0, 3));
            } else {
                trial.with("auto_pad", automatic);
            }
            long outputs = groups * (long) draw.from(1, 2);
            trial.input(draw.array(joined(draw.from(1, 2), (long) groups * each, draw.lengths(axes, 5, 8))))
                    .input(draw.array(joined(outputs, each, kernel)));
            return draw.chance() ? trial.input(draw.array(outputs)) : trial;
        });
    }

    /**
     * oneDNN as of libtorch 2.10 ended the process here, or spoiled its memory: eight channels, innermost, of which
     * every other place is looked at.
     */
    @Test
    void learnsFromSingleElementsThatLieApart() {
        assertThat(stepped(2)).containsExactly(stepped(1), within(1e-5f));
    }

    /** A step's weights of a layer that passes over every other place, or of one after which they are cut out. */
    private static float[] stepped(int stride) {
        GraphBuilder g = new GraphBuilder("apart");
        Value x = Layers.convolution(g, "first", g.input("x", 16, 1, 64, 64), 2, 1, 8, 3, 1);
        Value apart = Layers.convolution(g, "apart", x, 2, 8, 16, 1, stride);
        Value seen = stride > 1
                ? apart
                : g.add(Shape.Slice, apart, g.integers(0, 0), g.integers(64, 64), g.integers(2, 3), g.integers(2, 2));
        g.output("loss", g.add(Reduction.ReduceMean, g.add(Arithmetic.Mul, seen, seen)));
        Network network = g.build();
        float[] values = new float[16 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        try (TorchParameters parameters = new TorchParameters(network.initialise(new Seed(3)), Device.CPU);
                TorchPhase phase =
                        new TorchPhase(network, network.trainable(), new Optimiser.Sgd(1, 0, false, 0), parameters)) {
            phase.step(Map.of("x", Array.of(values, 16, 1, 64, 64)), 1, new Seed(1));
            return Objects.requireNonNull(parameters.download().arrays().get("apart.weight"))
                    .floats();
        }
    }

    @Test
    void padsForTheDilatedWindow() {
        Array x = Array.of(new float[] {1, 2, 3, 4}, 1, 1, 4);
        Array weight = Array.of(new float[] {1, 10}, 1, 1, 2);
        NodeTrial conv = new NodeTrial("Conv", 11)
                .with("dilations", new long[] {2})
                .with("auto_pad", "SAME_LOWER")
                .input(x)
                .input(weight);
        assertThat(conv.torch(0).floats()).containsExactly(20, 31, 42, 3);
    }

    /** Both are of the same width, so that no output is empty; ONNX Runtime gives fewer where the stride is larger. */
    private static NodeTrial transposed(Draw draw) {
        int axes = draw.from(1, 3);
        int groups = draw.from(1, 2);
        long inputs = groups * (long) draw.from(1, 2);
        long each = draw.from(1, 2);
        long[] kernel = draw.lengths(axes, 2, 4);
        long[] strides = draw.lengths(axes, 1, 2);
        long[] dilations = draw.lengths(axes, 1, 2);
        long[] input = draw.lengths(axes, 3, 5);
        long[] extra = new long[axes];
        Arrays.setAll(extra, i -> draw.from(0, (int) strides[i] - 1));
        NodeTrial trial = new NodeTrial("ConvTranspose", draw.one(7, 11, 22))
                .with("group", (long) groups)
                .with("strides", strides)
                .with("dilations", dilations)
                .with("output_padding", extra);
        String automatic = draw.one("NOTSET", "SAME_UPPER", "SAME_LOWER");
        switch (draw.from(0, 3)) {
            case 0 -> trial.with("pads", draw.lengths(2 * axes, 0, 1));
            case 1 -> trial.with("auto_pad", draw.one("VALID", "SAME_UPPER", "SAME_LOWER"));
            case 2 -> {
                long[] shape = new long[axes];
                Arrays.setAll(
                        shape,
                        i -> strides[i] * (input[i] - 1)
                                + extra[i]
                                + (kernel[i] - 1) * dilations[i]
                                + 1
                                - draw.from(0, 3));
                trial.with("output_shape", shape).with("auto_pad", automatic);
            }
            default -> trial.with("kernel_shape", kernel);
        }
        trial.input(draw.array(joined(draw.from(1, 2), inputs, input))).input(draw.array(joined(inputs, each, kernel)));
        return draw.chance() ? trial.input(draw.array(each * groups)) : trial;
    }

    @Test
    void spreads() {
        agree(52, 200, 1e-5, ConvolutionKernelsTest::transposed);
    }

    @Test
    void spreadsAsFarAsTheStrideWhateverTheWindow() {
        NodeTrial spread = new NodeTrial("ConvTranspose", 11)
                .with("strides", new long[] {3})
                .with("auto_pad", "SAME_UPPER")
                .input(Array.of(new float[] {1, 2}, 1, 1, 2))
                .input(Array.of(new float[] {10}, 1, 1, 1))
                .input(Array.of(new float[] {1}, 1));
        assertThat(spread.torch(0).floats()).containsExactly(11, 1, 1, 21, 1, 1);
    }

    @Test
    void convolvesInEveryFloat() {
        agree(53, 10, 2e-3, draw -> {
            ElementType type = draw.one(ElementType.FLOAT16, ElementType.FLOAT32);
            return new NodeTrial("Conv", 11)
                    .input(NodeTrial.as(type, draw.array(1, 2, 5, 4)))
                    .input(NodeTrial.as(type, draw.array(3, 2, 2, 3)));
        });
        Array x = NodeTrial.as(ElementType.FLOAT64, Array.of(new float[] {1, 2, 3}, 1, 1, 3));
        Array weight = NodeTrial.as(ElementType.FLOAT64, Array.of(new float[] {1, -1}, 1, 1, 2));
        Array made = new NodeTrial("Conv", 11).input(x).input(weight).torch(0);
        assertThat(made.type()).isEqualTo(ElementType.FLOAT64);
        assertThat(Closeness.doubles(made)).containsExactly(-1, -1);
    }

    @Test
    void refusesByName() {
        Array x = Array.of(new float[9], 1, 1, 3, 3);
        Array weight = Array.of(new float[4], 1, 1, 2, 2);
        assertThatThrownBy(() -> new NodeTrial("Conv", 11)
                        .with("kernel_shape", 3, 3)
                        .input(x)
                        .input(weight)
                        .torch())
                .hasMessage("node trial (Conv): expected weights with a kernel_shape of [3, 3], got the shape"
                        + " [1, 1, 2, 2]");
        assertThatThrownBy(() -> new NodeTrial("Conv", 11)
                        .with("group", 0L)
                        .input(x)
                        .input(weight)
                        .torch())
                .hasMessage("node trial (Conv): expected a group of 1 or more, got 0");
        long far = 1L << 30;
        assertThatThrownBy(() -> new NodeTrial("Conv", 11)
                        .with("pads", far, far, far, far)
                        .input(x)
                        .input(weight)
                        .torch())
                .hasMessageContaining("elements, got the shape");
        assertThatThrownBy(() -> new NodeTrial("ConvTranspose", 11)
                        .with("strides", far, far)
                        .input(x)
                        .input(weight)
                        .torch())
                .hasMessageContaining("elements, got the shape");
        assertThatThrownBy(() -> new NodeTrial("Conv", 11).input(x).torch()).hasMessageContaining("node trial (Conv)");
    }
}
