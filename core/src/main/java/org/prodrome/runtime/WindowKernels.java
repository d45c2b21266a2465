package org.prodrome.runtime;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** Windows that are sums of cosines (Harris 1978). */
final class WindowKernels {
    private static final int MOST = 1 << 24;

    private WindowKernels() {}

    /** The window a - b cos(2 pi n / N) + c cos(4 pi n / N), with N the size, or one less if it isn't periodic. */
    static Kernel cosines(Node node, double a, double b, double c) {
        boolean periodic = node.flag("periodic", true);
        ScalarType type = type(node);
        return Kernel.of(x -> {
            long size = x.integer(0);
            double[] window = weights(node, size);
            double period = periodic ? size : size - 1;
            for (int n = 0; n < window.length; n++) {
                double angle = 2 * Math.PI * n / period;
                // One element alone is a window's middle.
                window[n] = period == 0 ? 1 : a - b * Math.cos(angle) + c * Math.cos(2 * angle);
            }
            return upload(window, type, size);
        });
    }

    /** Room for weights, of which there are few in earnest. */
    static double[] weights(Node node, long... shape) {
        Sizes.require(node, shape);
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (count > MOST) {
            throw node.failure("expected at most " + MOST + " weights, got the shape " + Arrays.toString(shape));
        }
        return new double[(int) count];
    }

    /** The type of a node's output. */
    static ScalarType type(Node node) {
        long number = node.integer("output_datatype", ElementType.FLOAT32.onnx());
        return Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(number), node.describe()));
    }

    /** Computed in 64 bits and rounded once, or truncated to integers. */
    static Tensor upload(double[] values, ScalarType type, long... shape) {
        Array array = Array.copyOf(ElementType.FLOAT64, MemorySegment.ofArray(values), shape);
        return Tensors.upload(array, Device.CPU).to(type);
    }
}
