package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A window that slides over an input's last axes; an element a spatial axis in each array.
 *
 * @param begins pads before the first element
 * @param ends pads after the last
 * @param output how many windows there are
 * @param ceil whether the last window may reach beyond the end
 */
record Window(
        long[] input,
        long[] kernel,
        long[] strides,
        long[] dilations,
        long[] begins,
        long[] ends,
        long[] output,
        boolean ceil) {

    int axes() {
        return kernel.length;
    }

    /** How many elements one window spans. */
    long reach(int axis) {
        return reach(kernel[axis], dilations[axis]);
    }

    static long reach(long kernel, long dilation) {
        return (kernel - 1) * dilation + 1;
    }

    /** Whether the pads are alike at both ends, as libtorch wants them. */
    boolean even() {
        return Arrays.equals(begins, ends);
    }

    /**
     * Whether the pads are as libtorch's pooling wants them: even, no more than half the window, but enough for one.
     */
    boolean poolsDirectly() {
        return even()
                && IntStream.range(0, axes())
                        .allMatch(axis ->
                                2 * begins[axis] <= kernel[axis] && reach(axis) <= input[axis] + 2 * begins[axis]);
    }

    /** Whether the input is too short for a single window along some axis. */
    boolean fitsNowhere() {
        return Arrays.stream(output).anyMatch(windows -> windows == 0);
    }

    boolean dilated() {
        return Arrays.stream(dilations).anyMatch(dilation -> dilation != 1);
    }

    /** Whether single elements are looked at, without pads, and others are passed over. */
    boolean skips() {
        return Arrays.stream(kernel).allMatch(length -> length == 1)
                && Arrays.stream(begins).allMatch(pad -> pad == 0)
                && Arrays.stream(ends).allMatch(pad -> pad == 0)
                && Arrays.stream(strides).anyMatch(stride -> stride > 1)
                && !fitsNowhere();
    }

    /** Of an input whose elements are {@link #skips passed over}, those that are not. */
    Tensor seen(Tensor x) {
        Tensor seen = x;
        for (int axis = 0; axis < axes(); axis++) {
            long end = (output[axis] - 1) * strides[axis] + 1;
            seen = torch.slice(seen, 2 + axis, new LongOptional(0), new LongOptional(end), strides[axis]);
        }
        return seen;
    }

    long[] ones() {
        long[] ones = new long[axes()];
        Arrays.fill(ones, 1);
        return ones;
    }

    long[] none() {
        return new long[axes()];
    }

    /** The lengths of {@link #padded}. */
    long[] paddedLengths() {
        long[] lengths = new long[axes()];
        Arrays.setAll(lengths, axis -> begins[axis] + input[axis] + endsTouched(axis));
        return lengths;
    }

    /** Pads after the last element that a window touches. */
    private long endsTouched(int axis) {
        long last = (output[axis] - 1) * strides[axis] + reach(axis);
        return Math.max(0, last - begins[axis] - input[axis]);
    }

    /** The input with the value wherever a window reaches beyond it, for libtorch pads both ends alike. */
    Tensor padded(Tensor x, double value) {
        long[] pads = new long[2 * axes()];
        for (int axis = 0; axis < axes(); axis++) {
            int turned = 2 * (axes() - 1 - axis); // libtorch wants the last axis first
            pads[turned] = begins[axis];
            pads[turned + 1] = endsTouched(axis);
        }
        return Arrays.stream(pads).allMatch(pad -> pad == 0) ? x : torch.constant_pad_nd(x, pads, new Scalar(value));
    }

    /** Batch and channel with these lengths. */
    static long[] shape(long batch, long channels, long[] lengths) {
        long[] shape = new long[lengths.length + 2];
        shape[0] = batch;
        shape[1] = channels;
        System.arraycopy(lengths, 0, shape, 2, lengths.length);
        return shape;
    }
}
