package org.prodrome.runtime;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** What works along one axis. */
final class AxisKernels {
    /** From this length on it pays to look for few elements among many without sorting all. */
    private static final long LONG = 64;

    private AxisKernels() {}

    static Kernel of(Operator.Axis operator, Node node) {
        return switch (operator) {
            case ArgMax -> extreme(node, torch::argmax);
            case ArgMin -> extreme(node, torch::argmin);
            case CumSum -> cumulate(node);
            case ReverseSequence -> reverseSequence(node);
            case TopK -> top(node);
        };
    }

    private interface Extreme {
        Tensor of(Tensor data, LongOptional axis, boolean keep);
    }

    /** libtorch finds the first of equals; the last is the first of the axis turned round. */
    private static Kernel extreme(Node node, Extreme extreme) {
        long axis = node.integer("axis", 0);
        boolean keep = node.flag("keepdims", true);
        boolean last = node.flag("select_last_index", false);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            int dimension = data.dim() == 0 ? 0 : Axes.of(axis, data.dim());
            LongOptional along = new LongOptional(dimension);
            if (!last || data.dim() == 0) {
                return extreme.of(data, along, keep);
            }
            Tensor fromEnd = extreme.of(torch.flip(data, dimension), along, keep);
            return torch.rsub(fromEnd, new Scalar(data.size(dimension) - 1));
        });
    }

    private static Kernel cumulate(Node node) {
        boolean exclusive = node.flag("exclusive", false);
        boolean reverse = node.flag("reverse", false);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            ScalarType type = data.scalar_type();
            int axis = Axes.of(x.integer(1), data.dim());
            Tensor summed = reverse ? torch.flip(data, axis) : data;
            // libtorch would give sums of 32-bit integers in 64 bits.
            ScalarTypeOptional wide = new ScalarTypeOptional(Tensors.isHalf(data) ? ScalarType.Float : type);
            if (exclusive && data.size(axis) > 0) {
                Tensor before = torch.cumsum(summed.narrow(axis, 0, data.size(axis) - 1), axis, wide);
                long[] oneInFront = new long[2 * Math.toIntExact(data.dim())];
                oneInFront[oneInFront.length - 2 - 2 * axis] = 1;
                summed = torch.constant_pad_nd(before, oneInFront);
            } else {
                summed = torch.cumsum(summed, axis, wide);
            }
            return (reverse ? torch.flip(summed, axis) : summed).to(type);
        });
    }

    /** Batch and time are the first two axes, so one index over both does it. */
    private static Kernel reverseSequence(Node node) {
        long batchAxis = node.integer("batch_axis", 1);
        long timeAxis = node.integer("time_axis", 0);
        if (batchAxis + timeAxis != 1 || batchAxis * timeAxis != 0) {
            throw node.failure("expected batch_axis and time_axis to be 0 and 1 or 1 and 0, got " + batchAxis + " and "
                    + timeAxis);
        }
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            int batch = Math.toIntExact(data.size(batchAxis));
            int time = Math.toIntExact(data.size(timeAxis));
            long[] lengths = x.longs(1);
            if (lengths.length != batch) {
                throw new IllegalArgumentException(
                        "expected a length for each of " + batch + " sequences, got " + lengths.length);
            }
            long[] places = new long[Math.multiplyExact(batch, time)];
            for (int b = 0; b < batch; b++) {
                if (lengths[b] < 0 || lengths[b] > time) {
                    throw new IllegalArgumentException("expected lengths from 0 to " + time + ", got " + lengths[b]);
                }
                for (int t = 0; t < time; t++) {
                    long from = t < lengths[b] ? lengths[b] - 1 - t : t;
                    places[batchAxis == 0 ? b * time + t : t * batch + b] =
                            batchAxis == 0 ? (long) b * time + from : from * batch + b;
                }
            }
            return torch.index_select(data.flatten(0, 1), 0, Places.of(places, data))
                    .reshape(data.shape());
        });
    }

    /** Equal elements come in the order of their places. K is an attribute before operator set 10. */
    private static Kernel top(Node node) {
        long axis = node.integer("axis", -1);
        boolean largest = node.flag("largest", true);
        long fixed = node.opset() < 10 ? node.integer("k") : 0;
        return x -> {
            Tensor data = x.get(0);
            int dimension = Axes.of(axis, data.dim());
            long k = node.opset() < 10 ? fixed : x.integer(1);
            long length = data.size(dimension);
            if (k < 0 || k > length) {
                throw new IllegalArgumentException("expected k from 0 to " + length + ", got " + k);
            }
            if (length >= LONG && 4 * k <= length && !data.is_cuda()) {
                Tensor[] few = distinct(data, k, dimension, largest);
                if (few.length > 0) {
                    return few;
                }
            }
            var sorted = torch.sort(data, new BoolOptional(true), dimension, largest);
            return new Tensor[] {
                sorted.get0().narrow(dimension, 0, k), sorted.get1().narrow(dimension, 0, k)
            };
        };
    }

    /** The top k without sorting all, if no two of the first k + 1 are equal; nothing otherwise. */
    private static Tensor[] distinct(Tensor data, long k, int axis, boolean largest) {
        var found = torch.topk(data, k + 1, axis, largest, true);
        Tensor before = found.get0().narrow(axis, 0, k);
        Tensor after = found.get0().narrow(axis, 1, k);
        boolean strict = (largest ? torch.gt(before, after) : torch.lt(before, after))
                .all()
                .item_bool();
        return strict ? new Tensor[] {before, found.get1().narrow(axis, 0, k)} : new Tensor[0];
    }
}
