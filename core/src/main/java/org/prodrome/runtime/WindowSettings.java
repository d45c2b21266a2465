package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What a node's attributes say of a window that slides over the axes after batch and channel. An empty array stands for
 * the attribute's default.
 *
 * @param pads all begins, then all ends
 * @param ceil whether a last window that reaches beyond the end counts
 */
record WindowSettings(Node node, AutoPad automatic, boolean ceil, long[] strides, long[] dilations, long[] pads) {

    /** Who chooses the pads. */
    enum AutoPad {
        /** The attribute pads. */
        NOTSET,
        /** There are none. */
        VALID,
        /** So many that there is a window a stride; the odd one at the end. */
        SAME_UPPER,
        /** So many that there is a window a stride; the odd one at the beginning. */
        SAME_LOWER
    }

    /** @throws org.prodrome.graph.GraphException if an attribute is out of range */
    static WindowSettings of(Node node) {
        return new WindowSettings(
                node,
                automatic(node),
                node.flag("ceil_mode", false),
                atLeast(node, "strides", 1),
                atLeast(node, "dilations", 1),
                atLeast(node, "pads", 0));
    }

    private static AutoPad automatic(Node node) {
        String name = node.text("auto_pad", AutoPad.NOTSET.name());
        return Arrays.stream(AutoPad.values())
                .filter(way -> way.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        node.failure("expected an auto_pad of " + Arrays.toString(AutoPad.values()) + ", got " + name));
    }

    private static long[] atLeast(Node node, String attribute, long least) {
        long[] values = node.integers(attribute).orElse(new long[0]);
        if (Arrays.stream(values).anyMatch(value -> value < least || value > Integer.MAX_VALUE)) {
            throw node.failure("expected " + attribute + " of " + least + " to " + Integer.MAX_VALUE + ", got "
                    + Arrays.toString(values));
        }
        return values;
    }

    /** The attribute kernel_shape of a node that can't do without. */
    static long[] kernelShape(Node node) {
        long[] kernel = atLeast(node, "kernel_shape", 1);
        if (kernel.length == 0) {
            throw node.failure("expected the attribute kernel_shape, got none");
        }
        return kernel;
    }

    /** The window over this input. */
    Window over(Tensor x, long[] kernel) {
        int axes = kernel.length;
        if (axes < 1 || axes > 3 || x.dim() != axes + 2) {
            throw node.failure("expected an input of 3 to 5 axes and a window over all but two of them, got the shape "
                    + Arrays.toString(x.shape()) + " and a window of " + axes + " axes");
        }
        return over(Arrays.copyOfRange(x.shape(), 2, axes + 2), kernel);
    }

    private Window over(long[] input, long[] kernel) {
        int axes = kernel.length;
        long[] stride = or(strides, "strides", axes, 1);
        long[] dilation = or(dilations, "dilations", axes, 1);
        long[] given = or(pads, "pads", 2 * axes, 0);
        long[] begins = new long[axes];
        long[] ends = new long[axes];
        long[] output = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long reach = Window.reach(kernel[axis], dilation[axis]);
            Span span = switch (automatic) {
                case NOTSET -> span(input[axis], reach, stride[axis], given[axis], given[axes + axis]);
                case VALID -> span(input[axis], reach, stride[axis], 0, 0);
                case SAME_UPPER -> same(input[axis], reach, stride[axis], false);
                case SAME_LOWER -> same(input[axis], reach, stride[axis], true);
            };
            begins[axis] = span.begin();
            ends[axis] = span.end();
            output[axis] = span.windows();
            if (span.windows() < 0) {
                throw node.failure("expected an input that a window of " + Arrays.toString(kernel) + " fits in, got "
                        + Arrays.toString(input));
            }
        }
        return new Window(input, kernel, stride, dilation, begins, ends, output, ceil);
    }

    /** Along one axis: pads at both ends, and how many windows there are. */
    private record Span(long begin, long end, long windows) {}

    private Span span(long length, long reach, long stride, long begin, long end) {
        long left = length + begin + end - reach;
        if (!ceil) {
            return new Span(begin, end, Math.floorDiv(left, stride) + 1);
        }
        long windows = Math.ceilDiv(left, stride) + 1;
        // A window that would begin beyond the input is none: written down in operator set 22, and meant before.
        boolean beyond = (windows - 1) * stride >= length + begin;
        return new Span(begin, end, beyond ? windows - 1 : windows);
    }

    private static Span same(long length, long reach, long stride, boolean oddAtBegin) {
        long windows = Math.ceilDiv(length, stride);
        long total = Math.max(0, (windows - 1) * stride + reach - length);
        long begin = oddAtBegin ? Math.ceilDiv(total, 2) : total / 2;
        return new Span(begin, total - begin, windows);
    }

    /** The attribute's values, or its default along each axis. */
    long[] or(long[] values, String attribute, int count, long otherwise) {
        if (values.length == 0) {
            return LongStream.generate(() -> otherwise).limit(count).toArray();
        }
        if (values.length != count) {
            throw node.failure("expected " + count + " values of " + attribute + ", got " + values.length);
        }
        return values;
    }
}
