package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolves over one to three axes.
 *
 * <p>Where it looks at single elements and passes over others, it is given those alone: oneDNN as of libtorch 2.10
 * writes beyond its memory when it differentiates such a convolution of fewer than 16 channels by its weights.
 */
final class ConvolutionKernel {
    private ConvolutionKernel() {}

    static Kernel of(Node node) {
        WindowSettings settings = WindowSettings.of(node);
        long groups = groups(node);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            Tensor weight = x.get(1);
            Window window = settings.over(data, kernel(node, weight));
            Sizes.require(node, Window.shape(data.size(0), weight.size(0), window.output()));
            boolean even = window.even();
            boolean skips = window.skips();
            return torch.convolution(
                    skips ? window.seen(data) : even ? data : window.padded(data, 0),
                    weight,
                    x.optional(2),
                    skips ? window.ones() : window.strides(),
                    even ? window.begins() : window.none(),
                    window.dilations(),
                    false,
                    window.none(),
                    groups);
        });
    }

    static long groups(Node node) {
        long groups = node.integer("group", 1);
        if (groups < 1) {
            throw node.failure("expected a group of 1 or more, got " + groups);
        }
        return groups;
    }

    /** Lengths of the weight's last axes, which the attribute kernel_shape may repeat. */
    static long[] kernel(Node node, Tensor weight) {
        long[] shape = weight.shape();
        long[] kernel = Arrays.copyOfRange(shape, Math.min(2, shape.length), shape.length);
        node.integers("kernel_shape")
                .filter(said -> !Arrays.equals(said, kernel))
                .ifPresent(said -> {
                    throw node.failure("expected weights with a kernel_shape of " + Arrays.toString(said)
                            + ", got the shape " + Arrays.toString(shape));
                });
        return kernel;
    }
}
