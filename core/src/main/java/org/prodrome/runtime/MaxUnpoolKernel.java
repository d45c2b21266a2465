package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Puts what a MaxPool chose back where it was, among zeros. */
final class MaxUnpoolKernel {
    private MaxUnpoolKernel() {}

    static Kernel of(Node node) {
        WindowSettings settings = WindowSettings.of(node);
        long[] kernel = WindowSettings.kernelShape(node);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            long[] shape = pooledFrom(settings, data, kernel);
            Sizes.require(node, shape);
            long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            Tensor places = x.get(1).flatten().to(data.device(), torch.ScalarType.Long);
            Tensor whole = torch.scatter(data.new_zeros(size), 0, places, data.flatten())
                    .view(shape);
            return x.has(2) ? extended(node, whole, x.longs(2)) : whole;
        });
    }

    private static long[] pooledFrom(WindowSettings settings, Tensor data, long[] kernel) {
        int axes = kernel.length;
        if (data.dim() != axes + 2) {
            throw settings.node()
                    .failure("expected an input of " + (axes + 2) + " axes, got the shape "
                            + Arrays.toString(data.shape()));
        }
        long[] strides = settings.or(settings.strides(), "strides", axes, 1);
        long[] pads = settings.or(settings.pads(), "pads", 2 * axes, 0);
        long[] shape = data.shape();
        for (int axis = 0; axis < axes; axis++) {
            shape[axis + 2] = (shape[axis + 2] - 1) * strides[axis] + kernel[axis] - pads[axis] - pads[axes + axis];
        }
        return shape;
    }

    /** Places count in the shape that the window tells; what output_shape adds to it is zero. */
    private static Tensor extended(Node node, Tensor whole, long[] wanted) {
        Sizes.require(node, wanted);
        if (wanted.length != whole.dim()) {
            throw node.failure("expected an output_shape of " + whole.dim() + " lengths, got " + wanted.length);
        }
        long[] added = new long[2 * wanted.length];
        for (int axis = 0; axis < wanted.length; axis++) {
            added[2 * (wanted.length - 1 - axis) + 1] = wanted[axis] - whole.size(axis);
            if (wanted[axis] < whole.size(axis)) {
                throw node.failure("expected an output_shape of at least " + Arrays.toString(whole.shape()) + ", got "
                        + Arrays.toString(wanted));
            }
        }
        return torch.constant_pad_nd(whole, added, new Scalar(0));
    }
}
