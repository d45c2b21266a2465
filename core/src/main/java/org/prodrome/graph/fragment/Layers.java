package org.prodrome.graph.fragment;

import java.util.Arrays;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;

/** The layers that most networks are made of. Parameters are named after the layer. */
public final class Layers {
    private Layers() {}

    /**
     * Convolution of odd kernel size, padded so that a stride of 1 keeps the lengths.
     *
     * @param axes 1, 2 or 3 after the channels
     */
    public static Value convolution(
            GraphBuilder g, String name, Value x, int axes, int inputs, int outputs, int kernel, int stride) {
        Initialiser first = Initialiser.he(inputs * (long) Math.pow(kernel, axes));
        return convolution(g, name, x, axes, inputs, outputs, kernel, stride, first);
    }

    /** The same, whose weights begin otherwise than is good for what a rectifier follows. */
    public static Value convolution(
            GraphBuilder g,
            String name,
            Value x,
            int axes,
            int inputs,
            int outputs,
            int kernel,
            int stride,
            Initialiser first) {
        Value weight = g.parameter(name + ".weight", first, true, kernel(outputs, inputs, alike(kernel, axes)));
        Value bias = g.parameter(name + ".bias", new Initialiser.Constant(0), false, outputs);
        return g.node(Layer.Conv, x, weight, bias)
                .integers("kernel_shape", alike(kernel, axes))
                .integers("strides", alike(stride, axes))
                .integers("pads", alike(kernel / 2, 2 * axes))
                .output(name);
    }

    /**
     * Transposed convolution that doubles all lengths: kernel 4, stride 2, pad 1.
     *
     * @param axes 1, 2 or 3 after the channels
     */
    public static Value doubling(GraphBuilder g, String name, Value x, int axes, int inputs, int outputs) {
        // Along each axis an output sees 2 of the 4 taps.
        long fanIn = inputs * (1L << axes);
        Value weight =
                g.parameter(name + ".weight", Initialiser.he(fanIn), true, kernel(inputs, outputs, alike(4, axes)));
        Value bias = g.parameter(name + ".bias", new Initialiser.Constant(0), false, outputs);
        return g.node(Layer.ConvTranspose, x, weight, bias)
                .integers("kernel_shape", alike(4, axes))
                .integers("strides", alike(2, axes))
                .integers("pads", alike(1, 2 * axes))
                .output(name);
    }

    /** So many times the same, such as a window alike along all axes. */
    public static long[] alike(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    /** The shape of weights: [first, second, length, ...]. */
    public static long[] kernel(long first, long second, long[] lengths) {
        long[] shape = new long[2 + lengths.length];
        shape[0] = first;
        shape[1] = second;
        System.arraycopy(lengths, 0, shape, 2, lengths.length);
        return shape;
    }

    /** The first so many places along an axis. */
    public static Value first(GraphBuilder g, Value x, int axis, int count) {
        return between(g, x, axis, 0, count);
    }

    /** The places along an axis from one to before another. */
    public static Value between(GraphBuilder g, Value x, int axis, int from, int to) {
        return g.add(Shape.Slice, x, g.integers(from), g.integers(to), g.integers(axis));
    }

    /** Arranges axes anew. */
    public static Value transpose(GraphBuilder g, Value x, long... order) {
        return g.node(Shape.Transpose, x).integers("perm", order).output();
    }

    /** Joins values along an axis. */
    public static Value concat(GraphBuilder g, int axis, Value... values) {
        return g.node(Shape.Concat, values).integer("axis", axis).output();
    }

    /** Batch normalisation over the channel axis. */
    public static Value batchNorm(GraphBuilder g, String name, Value x, int channels) {
        return g.node(
                        Layer.BatchNormalization,
                        x,
                        g.parameter(name + ".scale", new Initialiser.Constant(1), false, channels),
                        g.parameter(name + ".shift", new Initialiser.Constant(0), false, channels),
                        g.state(name + ".mean", new Initialiser.Constant(0), channels),
                        g.state(name + ".variance", new Initialiser.Constant(1), channels))
                .output(name);
    }

    /**
     * Takes each channel's mean away and divides by its deviation, both of the data that training saw. Unlike
     * {@link #batchNorm} it has nothing to train, so that a loss upon what it gives can't be had by making it small.
     */
    public static Value standardise(GraphBuilder g, String name, Value x, int channels) {
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return g.node(
                        Layer.BatchNormalization,
                        x,
                        g.constant(name + ".scale", Array.of(ones, channels)),
                        g.constant(name + ".shift", Array.of(new float[channels], channels)),
                        g.state(name + ".mean", new Initialiser.Constant(0), channels),
                        g.state(name + ".variance", new Initialiser.Constant(1), channels))
                .output(name);
    }

    /**
     * What {@link #batchNorm} of that name is once it has learned: its statistics stand, in the training reading too.
     *
     * @param axes after the channels
     */
    public static Value settledNorm(GraphBuilder g, String name, Value x, int axes, int channels) {
        Value variance = g.state(name + ".variance", new Initialiser.Constant(1), channels);
        Value deviation = g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, variance, g.constant(1e-5f)));
        Value factor = g.add(
                Arithmetic.Div, g.parameter(name + ".scale", new Initialiser.Constant(1), false, channels), deviation);
        Value mean = g.state(name + ".mean", new Initialiser.Constant(0), channels);
        Value centred = g.add(Arithmetic.Sub, x, byChannel(g, mean, axes));
        return shifted(g, name, g.add(Arithmetic.Mul, centred, byChannel(g, factor, axes)), axes, channels);
    }

    /**
     * Layer normalisation: each case over all its channels and places (Ba, Kiros and Hinton 2016), then a scale and a
     * shift by channel. What becomes of a case doesn't depend on the batch.
     *
     * @param axes after the channels
     */
    public static Value caseNorm(GraphBuilder g, String name, Value x, int axes, int channels) {
        long[] all = new long[axes + 1];
        Arrays.setAll(all, i -> i + 1L);
        Value centred = centre(g, x, all);
        Value variance = mean(g, square(g, centred), all);
        Value normed = g.add(
                Arithmetic.Div, centred, g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, variance, g.constant(1e-5f))));
        Value scale = g.parameter(name + ".scale", new Initialiser.Constant(1), false, channels);
        return shifted(g, name, g.add(Arithmetic.Mul, normed, byChannel(g, scale, axes)), axes, channels);
    }

    private static Value shifted(GraphBuilder g, String name, Value x, int axes, int channels) {
        Value shift = g.parameter(name + ".shift", new Initialiser.Constant(0), false, channels);
        return g.add(Arithmetic.Add, x, byChannel(g, shift, axes));
    }

    /** [channel] so that it goes with [batch, channel, place, ...]. */
    private static Value byChannel(GraphBuilder g, Value x, int axes) {
        long[] shape = new long[axes + 1];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return reshape(g, x, shape);
    }

    /** Fully connected layer on [batch, inputs]. */
    public static Value dense(GraphBuilder g, String name, Value x, int inputs, int outputs) {
        Value weight = g.parameter(name + ".weight", Initialiser.glorot(inputs, outputs), true, outputs, inputs);
        Value bias = g.parameter(name + ".bias", new Initialiser.Constant(0), false, outputs);
        return g.node(Arithmetic.Gemm, x, weight, bias).integer("transB", 1).output(name);
    }

    /** The same fully connected layer at each place of [..., inputs]. */
    public static Value linear(GraphBuilder g, String name, Value x, int inputs, int outputs) {
        Value weight = g.parameter(name + ".weight", Initialiser.glorot(inputs, outputs), true, inputs, outputs);
        Value bias = g.parameter(name + ".bias", new Initialiser.Constant(0), false, outputs);
        return g.add(Arithmetic.Add, g.add(Arithmetic.MatMul, x, weight), bias);
    }

    /** Layer normalisation of [..., channel] over the channels of each place (Ba, Kiros and Hinton 2016). */
    public static Value placeNorm(GraphBuilder g, String name, Value x, int channels) {
        return g.node(
                        Layer.LayerNormalization,
                        x,
                        g.parameter(name + ".scale", new Initialiser.Constant(1), false, channels),
                        g.parameter(name + ".shift", new Initialiser.Constant(0), false, channels))
                .integer("axis", -1)
                .output();
    }

    /** Dropout at a rate, in the training reading only. */
    public static Value dropout(GraphBuilder g, Value x, double rate) {
        return g.add(Layer.Dropout, x, g.constant((float) rate));
    }

    /**
     * Halves all lengths by the largest of two neighbours along each axis.
     *
     * @param axes 1, 2 or 3 after the channels
     */
    public static Value halving(GraphBuilder g, Value x, int axes) {
        return g.node(Layer.MaxPool, x)
                .integers("kernel_shape", alike(2, axes))
                .integers("strides", alike(2, axes))
                .output();
    }

    /** Mean over axes, which keep the length 1. */
    public static Value mean(GraphBuilder g, Value x, long... axes) {
        return g.node(Reduction.ReduceMean, x).integers("axes", axes).output();
    }

    /** Mean over axes, which go. */
    public static Value average(GraphBuilder g, Value x, long... axes) {
        return g.node(Reduction.ReduceMean, x)
                .integers("axes", axes)
                .integer("keepdims", 0)
                .output();
    }

    /** Sum over axes, which go. */
    public static Value sum(GraphBuilder g, Value x, long... axes) {
        return g.node(Reduction.ReduceSum, x, g.integers(axes))
                .integer("keepdims", 0)
                .output();
    }

    /**
     * Mean of so many places around each along every axis, of fewer at the edges.
     *
     * @param axes 1, 2 or 3 after the channels
     * @param width odd
     */
    public static Value around(GraphBuilder g, Value x, int axes, int width) {
        return g.node(Layer.AveragePool, x)
                .integers("kernel_shape", alike(width, axes))
                .integers("pads", alike(width / 2, 2 * axes))
                .output();
    }

    /** So many times the value. */
    public static Value times(GraphBuilder g, double weight, Value x) {
        return g.add(Arithmetic.Mul, g.constant((float) weight), x);
    }

    /** Subtracts the mean over axes. */
    public static Value centre(GraphBuilder g, Value x, long... axes) {
        return g.add(Arithmetic.Sub, x, mean(g, x, axes));
    }

    /** Divides a centred value by its deviation over axes; one that doesn't vary stays 0. */
    public static Value scale(GraphBuilder g, Value x, long... axes) {
        Value variance = mean(g, square(g, x), axes);
        Value deviation = g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, variance, g.constant(1e-8f)));
        return g.add(Arithmetic.Div, x, deviation);
    }

    /** Gives a value another shape; 0 keeps a length, -1 is what is left. */
    public static Value reshape(GraphBuilder g, Value x, long... shape) {
        return g.add(Shape.Reshape, x, g.integers(shape));
    }

    /** A number to the power of two. */
    public static Value square(GraphBuilder g, Value x) {
        return g.add(Arithmetic.Mul, x, x);
    }

    /** A convolution of width 1 along time with constant weights [outputs, inputs]. */
    static Value mix(GraphBuilder g, String name, Value x, float[] weights, int outputs, int inputs) {
        return g.add(Layer.Conv, x, g.constant(name, Array.of(weights, outputs, inputs, 1)));
    }

    /** The same under a name that nothing has yet. */
    static Value mix(GraphBuilder g, float[] weights, Value x, int outputs, int inputs) {
        return g.add(Layer.Conv, x, g.constant(Array.of(weights, outputs, inputs, 1)));
    }

    /**
     * Each of [batch, 1, time] filtered by each kernel: [batch, kernels, time]. Silence stands in beyond the ends.
     *
     * @param kernels [kernel][tap], all of one length, the first tap for the latest sample
     * @param late how many samples what comes out is late by
     */
    static Value filter(GraphBuilder g, Value x, double[][] kernels, int late) {
        int taps = kernels[0].length;
        float[] weights = new float[kernels.length * taps];
        for (int k = 0; k < kernels.length; k++) {
            for (int i = 0; i < taps; i++) {
                weights[k * taps + i] = (float) kernels[k][taps - 1 - i];
            }
        }
        return g.node(Layer.Conv, x, g.constant(Array.of(weights, kernels.length, 1, taps)))
                .integers("pads", late, taps - 1 - late)
                .output();
    }
}
