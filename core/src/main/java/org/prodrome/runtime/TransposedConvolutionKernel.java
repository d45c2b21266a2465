package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.runtime.WindowSettings.AutoPad;

/**
 * ConvTranspose over one to three axes. The whole of what the input is spread over has stride * (length - 1) + reach
 * elements; pads say how much of it is cut away, and output_padding how much is added at the end.
 */
final class TransposedConvolutionKernel {
    private final Node node;
    private final WindowSettings settings;
    private final long groups;
    private final long[] outputShape;

    /**
     * What is cut from the whole output, an element an axis; below 0 that many zeros are added.
     *
     * @param ends without what output_padding adds
     * @param extra output_padding
     */
    private record Cut(long[] begins, long[] ends, long[] extra, long[] output) {}

    private TransposedConvolutionKernel(Node node) {
        this.node = node;
        this.settings = WindowSettings.of(node);
        this.groups = ConvolutionKernel.groups(node);
        this.outputShape = node.integers("output_shape").orElse(new long[0]);
    }

    static Kernel of(Node node) {
        return Kernel.of(new TransposedConvolutionKernel(node)::run);
    }

    private Tensor run(Operands x) {
        Tensor data = x.get(0);
        Tensor weight = x.get(1);
        long[] kernel = ConvolutionKernel.kernel(node, weight);
        int axes = kernel.length;
        if (axes < 1 || axes > 3 || data.dim() != axes + 2) {
            throw node.failure("expected an input and weights of 3 to 5 axes, got the shapes "
                    + Arrays.toString(data.shape()) + " and " + Arrays.toString(weight.shape()));
        }
        long[] strides = settings.or(settings.strides(), "strides", axes, 1);
        long[] dilations = settings.or(settings.dilations(), "dilations", axes, 1);
        Cut cut = cut(data, kernel, strides, dilations);
        Sizes.require(node, Window.shape(data.size(0), weight.size(1) * groups, cut.output()));
        boolean direct = IntStream.range(0, axes)
                .allMatch(axis -> cut.begins()[axis] >= 0
                        && cut.begins()[axis] == cut.ends()[axis]
                        && cut.extra()[axis] < Math.max(strides[axis], dilations[axis]));
        if (direct) {
            return torch.convolution(
                    data, weight, x.optional(2), strides, cut.begins(), dilations, true, cut.extra(), groups);
        }
        long[] both = new long[axes];
        long[] rest = new long[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            long end = cut.ends()[axis] - cut.extra()[axis];
            both[axis] = Math.max(0, Math.min(cut.begins()[axis], end));
            rest[2 * (axes - 1 - axis)] = both[axis] - cut.begins()[axis];
            rest[2 * (axes - 1 - axis) + 1] = both[axis] - end;
        }
        Tensor spread = torch.convolution(
                data, weight, new TensorOptional(), strides, both, dilations, true, new long[axes], groups);
        Tensor made = torch.constant_pad_nd(spread, rest, new Scalar(0));
        // The bias is in what is added as well.
        return x.has(2) ? torch.add(made, x.get(2).view(Window.shape(1, -1, ones(axes)))) : made;
    }

    private Cut cut(Tensor data, long[] kernel, long[] strides, long[] dilations) {
        int axes = kernel.length;
        long[] pads = settings.or(settings.pads(), "pads", 2 * axes, 0);
        long[] extra = settings.or(node.integers("output_padding").orElse(new long[0]), "output_padding", axes, 0);
        AutoPad automatic = settings.automatic();
        boolean same = automatic == AutoPad.SAME_UPPER || automatic == AutoPad.SAME_LOWER;
        // Some writers name batch and channel in output_shape as well.
        if (outputShape.length != 0 && outputShape.length != axes && outputShape.length != axes + 2) {
            throw node.failure("expected " + axes + " values of output_shape, got " + outputShape.length);
        }
        Cut cut = new Cut(new long[axes], new long[axes], extra, new long[axes]);
        for (int axis = 0; axis < axes; axis++) {
            long length = data.size(axis + 2);
            long whole = strides[axis] * (length - 1) + Window.reach(kernel[axis], dilations[axis]) + extra[axis];
            if (outputShape.length > 0 || same) {
                long wanted =
                        outputShape.length > 0 ? outputShape[outputShape.length - axes + axis] : length * strides[axis];
                long total = Math.max(0, whole - wanted);
                cut.begins()[axis] = automatic == AutoPad.SAME_UPPER ? total / 2 : Math.ceilDiv(total, 2);
                cut.ends()[axis] = whole - wanted - cut.begins()[axis];
            } else if (automatic == AutoPad.NOTSET) {
                cut.begins()[axis] = pads[axis];
                cut.ends()[axis] = pads[axes + axis];
            }
            cut.output()[axis] = whole - cut.begins()[axis] - cut.ends()[axis];
        }
        return cut;
    }

    private static long[] ones(int axes) {
        long[] ones = new long[axes];
        Arrays.fill(ones, 1);
        return ones;
    }
}
