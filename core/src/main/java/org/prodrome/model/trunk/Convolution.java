package org.prodrome.model.trunk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.NodeBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.coder.Features;

/**
 * A convolution's window, alike along all axes.
 *
 * @param groups into which channels are parted; as many as channels is depthwise
 */
record Convolution(int kernel, int stride, int padding, int dilation, int groups) {

    /** Padded so that lengths stay, if the kernel is odd. */
    static Convolution of(int kernel) {
        return new Convolution(kernel, 1, kernel / 2, 1, 1);
    }

    Convolution by(int steps) {
        return new Convolution(kernel, steps, padding, dilation, groups);
    }

    Convolution in(int parts) {
        return new Convolution(kernel, stride, padding, dilation, parts);
    }

    /** Without a bias, which a normalisation that follows would take away. */
    Features plain(GraphBuilder g, String name, Features x, int outputs) {
        return added(g, name, x, outputs, false, padding, padding);
    }

    Features biased(GraphBuilder g, String name, Features x, int outputs) {
        return added(g, name, x, outputs, true, padding, padding);
    }

    /** With a bias, padded before and after apart. */
    Features biased(GraphBuilder g, String name, Features x, int outputs, int before, int after) {
        return added(g, name, x, outputs, true, before, after);
    }

    /** Then batch normalisation (Ioffe and Szegedy 2015). */
    Features normed(GraphBuilder g, String name, Features x, int outputs) {
        Features convolved = plain(g, name + ".conv", x, outputs);
        return convolved.with(Layers.batchNorm(g, name + ".norm", convolved.value(), outputs));
    }

    /** Then batch normalisation, or a bias instead, and a rectifier. */
    Features rectified(GraphBuilder g, String name, Features x, int outputs, boolean norm) {
        return relu(g, norm ? normed(g, name, x, outputs) : biased(g, name + ".conv", x, outputs));
    }

    static Features relu(GraphBuilder g, Features x) {
        return x.with(g.add(Activation.Relu, x.value()));
    }

    private Features added(GraphBuilder g, String name, Features x, int outputs, boolean bias, int before, int after) {
        int axes = x.places().size();
        int inputs = x.channels() / groups;
        long[] shape = Layers.kernel(outputs, inputs, Layers.alike(kernel, axes));
        Initialiser drawn = Initialiser.he(inputs * (long) Math.pow(kernel, axes));
        Value weight = g.parameter(name + ".weight", drawn, true, shape);
        NodeBuilder node = bias
                ? g.node(
                        Layer.Conv,
                        x.value(),
                        weight,
                        g.parameter(name + ".bias", new Initialiser.Constant(0), false, outputs))
                : g.node(Layer.Conv, x.value(), weight);
        Value y = node.integers("kernel_shape", Layers.alike(kernel, axes))
                .integers("strides", Layers.alike(stride, axes))
                .integers(
                        "pads",
                        LongStream.concat(
                                        Arrays.stream(Layers.alike(before, axes)),
                                        Arrays.stream(Layers.alike(after, axes)))
                                .toArray())
                .integers("dilations", Layers.alike(dilation, axes))
                .integer("group", groups)
                .output(name);
        int window = dilation * (kernel - 1) + 1;
        return new Features(y, outputs, places(name, x.places(), window, stride, before + after));
    }

    /**
     * How many places there are then.
     *
     * @param padding before and after together
     * @throws IllegalArgumentException if a window is longer than what it slides over
     */
    static List<Integer> places(String name, List<Integer> lengths, int window, int stride, int padding) {
        if (lengths.stream().anyMatch(length -> length + padding < window)) {
            throw new IllegalArgumentException(name + ": expected lengths of " + (window - padding) + " or more, got "
                    + lengths + ", for the input is too small for so many layers");
        }
        return lengths.stream()
                .map(length -> (length + padding - window) / stride + 1)
                .toList();
    }
}
