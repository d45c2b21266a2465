package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The largest of a window, where it was, and the way back. */
final class MaxPoolKernels {
    private MaxPoolKernels() {}

    static Kernel maxPool(Node node) {
        WindowSettings settings = WindowSettings.of(node);
        long[] kernel = WindowSettings.kernelShape(node);
        boolean columnsFirst = node.flag("storage_order", false);
        return x -> {
            Tensor data = x.get(0);
            Window window = settings.over(data, kernel);
            Sizes.require(node, Window.shape(data.size(0), data.size(1), window.paddedLengths()));
            if (data.is_floating_point()) {
                return pooled(node, data, window, columnsFirst);
            }
            // A float holds every whole number of 8 bits.
            Tensor[] results = pooled(node, data.to(ScalarType.Float), window, columnsFirst);
            results[0] = results[0].to(data.scalar_type());
            return results;
        };
    }

    private static Tensor[] pooled(Node node, Tensor data, Window window, boolean columnsFirst) {
        boolean direct = window.poolsDirectly();
        Tensor[] results = new Tensor[node.outputs()];
        if (window.fitsNowhere()) {
            results[0] = data.new_zeros(Window.shape(data.size(0), data.size(1), window.output()));
            if (node.gives(1)) {
                results[1] = results[0].to(ScalarType.Long);
            }
            return results;
        }
        if (direct && !node.gives(1)) {
            results[0] = largest(data, window, window.begins(), window.ceil());
            return results;
        }
        Tensor input = direct ? data : window.padded(data, Double.NEGATIVE_INFINITY);
        T_TensorTensor_T both = direct
                ? largestAndWhere(input, window, window.begins(), window.ceil())
                : largestAndWhere(input, window, window.none(), false);
        results[0] = new Tensor(both.get0()); // the pair owns what it gives
        if (node.gives(1)) {
            long[] lengths = direct ? window.input() : window.paddedLengths();
            long[] begins = direct ? window.none() : window.begins();
            results[1] = places(both.get1(), window.input(), lengths, begins, columnsFirst);
        }
        return results;
    }

    private static Tensor largest(Tensor x, Window window, long[] pads, boolean ceil) {
        return switch (window.axes()) {
            case 1 -> torch.max_pool1d(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
            case 2 -> torch.max_pool2d(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
            default -> torch.max_pool3d(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
        };
    }

    private static T_TensorTensor_T largestAndWhere(Tensor x, Window window, long[] pads, boolean ceil) {
        return switch (window.axes()) {
            case 1 ->
                torch.max_pool1d_with_indices(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
            case 2 ->
                torch.max_pool2d_with_indices(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
            default ->
                torch.max_pool3d_with_indices(x, window.kernel(), window.strides(), pads, window.dilations(), ceil);
        };
    }

    /**
     * Places in the whole input, counted over batch and channel too, from libtorch's, which count within one channel.
     *
     * @param lengths of the channel that libtorch counted in
     * @param begins its pads
     */
    private static Tensor places(Tensor within, long[] input, long[] lengths, long[] begins, boolean columnsFirst) {
        long size = Arrays.stream(input).reduce(1, Math::multiplyExact);
        long channels = within.size(0) * within.size(1);
        long[] firsts = LongStream.range(0, channels).map(c -> c * size).toArray();
        long[] shape = new long[input.length + 2];
        Arrays.fill(shape, 1);
        shape[0] = within.size(0);
        shape[1] = within.size(1);
        Tensor place = Tensors.like(within, firsts, shape);
        Tensor left = within;
        long[] steps = steps(input, columnsFirst);
        for (int axis = input.length - 1; axis >= 0; axis--) {
            Tensor at = torch.remainder(left, new Scalar(lengths[axis]));
            left = torch.floor_divide(left, new Scalar(lengths[axis]));
            // The place of a pad is given only where nothing in the window is above minus infinity.
            Tensor inside = torch.clamp(
                    torch.sub(at, new Scalar(begins[axis])),
                    new ScalarOptional(new Scalar(0)),
                    new ScalarOptional(new Scalar(input[axis] - 1)));
            place = torch.add(place, torch.mul(inside, new Scalar(steps[axis])));
        }
        return place;
    }

    private static long[] steps(long[] lengths, boolean columnsFirst) {
        long[] steps = new long[lengths.length];
        long step = 1;
        for (int i = 0; i < steps.length; i++) {
            int axis = columnsFirst ? i : steps.length - 1 - i;
            steps[axis] = step;
            step *= lengths[axis];
        }
        return steps;
    }
}
