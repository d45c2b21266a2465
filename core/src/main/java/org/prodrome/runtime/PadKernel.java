package org.prodrome.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Pad along any axes. What a negative pad takes away goes first, so that other pads see what is left. */
final class PadKernel {
    /** Elements of an axis that is padded by an index, which Java makes. */
    private static final long LONGEST = 1L << 26;

    private PadKernel() {}

    private enum Mode {
        CONSTANT,
        REFLECT,
        EDGE,
        WRAP
    }

    /** Where an element outside the axis is taken from, counted from the axis' first. */
    private interface Source {
        long of(long place, long length);
    }

    static Kernel of(Node node) {
        Set<Mode> modes = node.opset() < 19 ? EnumSet.range(Mode.CONSTANT, Mode.EDGE) : EnumSet.allOf(Mode.class);
        Mode mode = node.choice("mode", Mode.CONSTANT, modes);
        if (node.opset() < 11) {
            long[] pads =
                    node.integers("pads").orElseThrow(() -> node.failure("expected the attribute pads, got none"));
            double value = node.number("value", 0);
            return Kernel.of(x -> pad(node, x.get(0), mode, perAxis(x.get(0), pads), new Scalar(value)));
        }
        return Kernel.of(x -> {
            long[] given = x.longs(1);
            long[] pads = x.has(3) ? perAxis(x.get(0), given, x.longs(3)) : perAxis(x.get(0), given);
            return pad(node, x.get(0), mode, pads, x.has(2) ? x.get(2).item() : new Scalar(0L));
        });
    }

    private static long[] perAxis(Tensor data, long[] pads) {
        return perAxis(data, pads, LongStream.range(0, data.dim()).toArray());
    }

    /** All begins, then all ends, of all axes. */
    private static long[] perAxis(Tensor data, long[] pads, long[] axes) {
        int rank = Math.toIntExact(data.dim());
        if (pads.length != 2 * axes.length) {
            throw new IllegalArgumentException(
                    "expected a begin and an end for each of " + axes.length + " axes, got " + Arrays.toString(pads));
        }
        int[] counted = Axes.of(axes, rank);
        long[] all = new long[2 * rank];
        for (int i = 0; i < counted.length; i++) {
            all[counted[i]] = pads[i];
            all[rank + counted[i]] = pads[counted.length + i];
        }
        return all;
    }

    private static Tensor pad(Node node, Tensor data, Mode mode, long[] pads, Scalar value) {
        long[] shape = data.shape();
        int rank = shape.length;
        long[] padded = new long[rank];
        Arrays.setAll(padded, axis -> Math.max(0, Sizes.plus(Sizes.plus(shape[axis], pads[axis]), pads[rank + axis])));
        Sizes.require(node, padded);
        Tensor kept = new Tensor(data);
        long[] wanted = pads.clone();
        for (int axis = 0; axis < rank; axis++) {
            kept = crop(kept, axis, wanted);
        }
        if (Arrays.stream(wanted).allMatch(pad -> pad == 0)) {
            return kept;
        }
        if (libtorchDoes(kept, mode, wanted)) {
            return last(kept, mode, wanted).reshape(padded);
        }
        return switch (mode) {
            case CONSTANT -> torch.constant_pad_nd(kept, ShapeKernels.lastAxisFirst(wanted), value);
            case REFLECT -> from(kept, wanted, PadKernel::reflected);
            case EDGE -> from(kept, wanted, (place, length) -> Math.clamp(place, 0, length - 1));
            case WRAP -> from(kept, wanted, Math::floorMod);
        };
    }

    /** Takes away what negative pads say, as far as there is something; the rest is taken from the other side's pad. */
    private static Tensor crop(Tensor data, int axis, long[] pads) {
        int end = pads.length / 2 + axis;
        if (pads[axis] >= 0 && pads[end] >= 0) {
            return data;
        }
        long length = data.size(axis);
        long front = Math.min(length, Math.max(0, -pads[axis]));
        long back = Math.min(length - front, Math.max(0, -pads[end]));
        pads[axis] += front;
        pads[end] += back;
        if (pads[axis] < 0) {
            pads[end] = Math.max(0, pads[end] + pads[axis]);
            pads[axis] = 0;
        }
        if (pads[end] < 0) {
            pads[axis] = Math.max(0, pads[axis] + pads[end]);
            pads[end] = 0;
        }
        return data.narrow(axis, front, length - front - back);
    }

    /** libtorch mirrors and repeats floats along the last three axes at most, and mirrors once. */
    private static boolean libtorchDoes(Tensor data, Mode mode, long[] pads) {
        int rank = pads.length / 2;
        int first = first(pads);
        ScalarType type = Tensors.type(data);
        boolean floats = type == ScalarType.Float || type == ScalarType.Double;
        boolean known = mode == Mode.EDGE || mode == Mode.REFLECT;
        return floats
                && known
                && rank - first <= 3
                && data.numel() > 0
                && (mode == Mode.EDGE
                        || IntStream.range(first, rank)
                                .allMatch(axis -> Math.max(pads[axis], pads[rank + axis]) < data.size(axis)));
    }

    /** The first axis that is padded. */
    private static int first(long[] pads) {
        int rank = pads.length / 2;
        int axis = 0;
        while (pads[axis] == 0 && pads[rank + axis] == 0) {
            axis++;
        }
        return axis;
    }

    private static Tensor last(Tensor data, Mode mode, long[] pads) {
        int rank = pads.length / 2;
        int first = first(pads);
        long[] some = LongStream.concat(
                        Arrays.stream(pads, first, rank), Arrays.stream(pads, rank + first, pads.length))
                .toArray();
        long[] shape = LongStream.concat(
                        LongStream.of(-1), Arrays.stream(data.shape()).skip(first))
                .toArray();
        return torch.pad(
                data.reshape(shape),
                ShapeKernels.lastAxisFirst(some),
                mode == Mode.EDGE ? "replicate" : "reflect",
                new DoubleOptional());
    }

    /** Mirrored at the first and the last element as often as it takes, neither being repeated. */
    private static long reflected(long place, long length) {
        long period = Math.max(1, 2 * (length - 1));
        long within = Math.floorMod(place, period);
        return within < length ? within : period - within;
    }

    /** Axis by axis with an index, for libtorch pads so the last few axes only. */
    private static Tensor from(Tensor data, long[] pads, Source source) {
        int rank = pads.length / 2;
        Tensor padded = data;
        for (int axis : IntStream.range(0, rank)
                .filter(axis -> pads[axis] != 0 || pads[rank + axis] != 0)
                .toArray()) {
            long length = data.size(axis);
            if (length == 0) {
                throw new IllegalArgumentException("expected at least one element along axis " + axis + ", got none");
            }
            if (length + pads[axis] + pads[rank + axis] > LONGEST) {
                throw new IllegalArgumentException("expected an axis of at most 2^26 elements in this mode, got "
                        + (length + pads[axis] + pads[rank + axis]));
            }
            long[] places = LongStream.range(-pads[axis], length + pads[rank + axis])
                    .map(place -> source.of(place, length))
                    .toArray();
            padded = torch.index_select(padded, axis, Places.of(places, data));
        }
        return padded;
    }
}
