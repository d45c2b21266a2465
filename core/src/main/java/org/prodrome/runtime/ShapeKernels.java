package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator;

/** What arranges elements anew, or tells how they are arranged. */
final class ShapeKernels {
    private ShapeKernels() {}

    static Kernel of(Operator.Shape operator, Node node) {
        return switch (operator) {
            case Concat -> concat(node);
            case DepthToSpace -> BlockKernels.depthToSpace(node);
            case Expand -> Kernel.of(x -> expand(node, x));
            case Flatten -> flatten(node);
            // A handle of its own, so that each value of the graph can be let go alone.
            case Identity -> Kernel.of(x -> new Tensor(x.get(0)));
            case Pad -> PadKernel.of(node);
            case Reshape -> reshape(node);
            case Shape -> shape(node);
            case Size -> Kernel.of(x -> integers(new long[] {x.get(0).numel()}));
            case Slice -> SliceKernel.of(node);
            case SpaceToDepth -> BlockKernels.spaceToDepth(node);
            case Split -> split(node);
            case Squeeze -> squeeze(node);
            case Tile -> Kernel.of(x -> tile(node, x));
            case Transpose -> transpose(node);
            case Unsqueeze -> unsqueeze(node);
        };
    }

    private static Tensor integers(long[] values, long... shape) {
        return Tensors.upload(Array.of(values, shape), Device.CPU);
    }

    private static Kernel concat(Node node) {
        long axis = node.integer("axis");
        return Kernel.of(x -> {
            TensorVector parts = new TensorVector();
            for (int i = 0; i < x.count(); i++) {
                parts.push_back(x.get(i));
            }
            return torch.cat(parts, Axes.of(axis, x.get(0).dim()));
        });
    }

    /** Both ways: an axis of length 1 of the data or of the shape takes the other's length. */
    private static Tensor expand(Node node, Operands x) {
        long[] own = x.get(0).shape();
        long[] asked = x.longs(1);
        long[] wide = new long[Math.max(own.length, asked.length)];
        for (int fromEnd = 1; fromEnd <= wide.length; fromEnd++) {
            long a = fromEnd > own.length ? 1 : own[own.length - fromEnd];
            long b = fromEnd > asked.length ? 1 : asked[asked.length - fromEnd];
            if (a != b && a != 1 && b != 1) {
                throw new IllegalArgumentException("expected a shape that " + Arrays.toString(own)
                        + " broadcasts with, got " + Arrays.toString(asked));
            }
            wide[wide.length - fromEnd] = a == 1 ? b : a;
        }
        Sizes.require(node, wide);
        return x.get(0).expand(wide);
    }

    private static Kernel flatten(Node node) {
        long axis = node.integer("axis", 1);
        return Kernel.of(x -> {
            long[] shape = x.get(0).shape();
            int split = axis == shape.length ? shape.length : Axes.of(axis, shape.length);
            long rows = Arrays.stream(shape, 0, split).reduce(1, Math::multiplyExact);
            long columns = Arrays.stream(shape, split, shape.length).reduce(1, Math::multiplyExact);
            return torch.reshape(x.get(0), rows, columns);
        });
    }

    private static Kernel reshape(Node node) {
        boolean allowZero = node.flag("allowzero", false);
        return Kernel.of(x -> {
            long[] own = x.get(0).shape();
            long[] shape = x.longs(1);
            for (int axis = 0; axis < shape.length && !allowZero; axis++) {
                if (shape[axis] == 0 && axis >= own.length) {
                    throw new IllegalArgumentException("expected a 0 only for an axis of the data's shape "
                            + Arrays.toString(own) + ", got " + Arrays.toString(shape));
                }
                shape[axis] = shape[axis] == 0 ? own[axis] : shape[axis];
            }
            Sizes.require(
                    node,
                    LongStream.of(shape)
                            .map(length -> length == -1 ? 1 : length)
                            .toArray());
            return torch.reshape(x.get(0), shape);
        });
    }

    private static Kernel shape(Node node) {
        long start = node.integer("start", 0);
        long end = node.integer("end", Long.MAX_VALUE);
        return Kernel.of(x -> {
            long[] shape = x.get(0).shape();
            int from = clamped(start, shape.length);
            int to = Math.max(from, clamped(end, shape.length));
            return integers(Arrays.copyOfRange(shape, from, to), to - from);
        });
    }

    private static int clamped(long axis, int rank) {
        return Math.toIntExact(Math.clamp(axis < 0 ? axis + rank : axis, 0, rank));
    }

    /**
     * The lengths are an attribute or, in newer operator sets, an input; without them the parts are as equal as can be.
     */
    private static Kernel split(Node node) {
        long axis = node.integer("axis", 0);
        int parts = Math.toIntExact(node.integer("num_outputs", node.outputs()));
        if (parts != node.outputs()) {
            throw node.failure("expected as many outputs as num_outputs, got " + node.outputs() + " and " + parts);
        }
        long[] attribute = node.integers("split").orElse(new long[0]);
        return x -> {
            Tensor data = x.get(0);
            int dimension = Axes.of(axis, data.dim());
            long whole = data.size(dimension);
            long[] lengths = x.has(1) ? x.longs(1) : attribute.length > 0 ? attribute : equal(whole, parts);
            if (lengths.length != parts
                    || LongStream.of(lengths).anyMatch(length -> length < 0)
                    || LongStream.of(lengths).reduce(0, Sizes::plus) != whole) {
                throw new IllegalArgumentException(
                        "expected " + parts + " lengths that add up to " + whole + ", got " + Arrays.toString(lengths));
            }
            Tensor[] results = new Tensor[parts];
            long start = 0;
            for (int part = 0; part < parts; part++) {
                results[part] = data.narrow(dimension, start, lengths[part]);
                start += lengths[part];
            }
            return results;
        };
    }

    private static long[] equal(long whole, int parts) {
        long length = Math.ceilDiv(whole, parts);
        return LongStream.range(0, parts)
                .map(part -> Math.clamp(whole - part * length, 0, length))
                .toArray();
    }

    private static long[] axes(Node node, Operands x) {
        return x.has(1) ? x.longs(1) : node.integers("axes").orElse(new long[0]);
    }

    private static Kernel squeeze(Node node) {
        return Kernel.of(x -> {
            long[] shape = x.get(0).shape();
            int[] axes = Axes.of(axes(node, x), shape.length);
            for (int axis : axes) {
                if (shape[axis] != 1) {
                    throw new IllegalArgumentException(
                            "expected length 1 of axis " + axis + ", got the shape " + Arrays.toString(shape));
                }
            }
            return axes.length == 0
                    ? torch.squeeze(x.get(0))
                    : torch.squeeze(x.get(0), Arrays.stream(axes).asLongStream().toArray());
        });
    }

    private static Tensor tile(Node node, Operands x) {
        long[] shape = x.get(0).shape();
        long[] repeats = x.longs(1);
        if (repeats.length != shape.length || LongStream.of(repeats).anyMatch(repeat -> repeat < 0)) {
            throw new IllegalArgumentException("expected a repeat of 0 or more for each axis of "
                    + Arrays.toString(shape) + ", got " + Arrays.toString(repeats));
        }
        Arrays.setAll(shape, axis -> Sizes.times(shape[axis], repeats[axis]));
        Sizes.require(node, shape);
        return x.get(0).repeat(repeats);
    }

    private static Kernel transpose(Node node) {
        long[] permutation = node.integers("perm").orElse(null);
        return Kernel.of(x -> {
            long rank = x.get(0).dim();
            return torch.permute(
                    x.get(0),
                    permutation != null
                            ? permutation
                            : LongStream.range(0, rank)
                                    .map(axis -> rank - 1 - axis)
                                    .toArray());
        });
    }

    private static Kernel unsqueeze(Node node) {
        return Kernel.of(x -> {
            long[] axes = axes(node, x);
            int[] ordered = Axes.of(axes, x.get(0).dim() + axes.length);
            Arrays.sort(ordered);
            Tensor widened = new Tensor(x.get(0));
            for (int axis : ordered) {
                widened = torch.unsqueeze(widened, axis);
            }
            return widened;
        });
    }

    /** ONNX gives all begins, then all ends; libtorch wants begin and end of each axis, the last axis first. */
    static long[] lastAxisFirst(long[] pads) {
        int axes = pads.length / 2;
        long[] turned = new long[pads.length];
        for (int axis = 0; axis < axes; axis++) {
            turned[2 * (axes - 1 - axis)] = pads[axis];
            turned[2 * (axes - 1 - axis) + 1] = pads[axes + axis];
        }
        return turned;
    }
}
