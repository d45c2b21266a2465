package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator;

/** What moves elements about, or makes them. */
final class ShapeKernels {
    private ShapeKernels() {}

    static Kernel of(Operator.Shape operator, Node node) {
        return switch (operator) {
            case Cast -> cast(node);
            case Concat -> concat(node);
            case Constant -> constant(node);
            case Expand -> Kernel.of(ShapeKernels::expand);
            case Flatten -> flatten(node);
            case Gather -> gather(node);
            // A handle of its own, so that each value of the graph can be let go alone.
            case Identity -> Kernel.of(x -> new Tensor(x.get(0)));
            case Pad -> pad(node);
            case Reshape -> reshape(node);
            case Shape ->
                Kernel.of(x -> {
                    long[] shape = x.get(0).shape();
                    return Tensors.upload(Array.of(shape, shape.length), Device.CPU);
                });
            case Slice -> Kernel.of(ShapeKernels::slice);
            case Squeeze -> squeeze(node);
            case Transpose -> transpose(node);
            case Unsqueeze -> unsqueeze(node);
        };
    }

    private static Kernel cast(Node node) {
        ScalarType type =
                Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(node.integer("to", 0)), node.describe()));
        return Kernel.of(x -> x.get(0).to(type));
    }

    private static Kernel concat(Node node) {
        long axis = node.integer("axis", 0);
        return Kernel.of(x -> {
            TensorVector parts = new TensorVector();
            for (int i = 0; i < x.count(); i++) {
                parts.push_back(x.get(i));
            }
            return torch.cat(parts, axis);
        });
    }

    private static Kernel constant(Node node) {
        Array value = node.attribute("value")
                .map(attribute -> Array.ofProto(attribute.getT()))
                .orElseThrow(() -> node.failure(
                        "expected the attribute value, got " + node.attributes().keySet()));
        return Kernel.of(_ -> Tensors.upload(value, Device.CPU));
    }

    private static Tensor expand(Operands x) {
        return torch.mul(x.get(0), torch.ones(x.longs(1)).to(x.get(0).scalar_type()));
    }

    private static Kernel flatten(Node node) {
        long axis = node.integer("axis", 1);
        return Kernel.of(x -> {
            long[] shape = x.get(0).shape();
            int split = Math.toIntExact(axis < 0 ? axis + shape.length : axis);
            long rows = Arrays.stream(shape, 0, split).reduce(1, Math::multiplyExact);
            long columns = Arrays.stream(shape, split, shape.length).reduce(1, Math::multiplyExact);
            return torch.reshape(x.get(0), rows, columns);
        });
    }

    private static Kernel gather(Node node) {
        long axis = node.integer("axis", 0);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            long dimension = axis < 0 ? axis + data.dim() : axis;
            Tensor indices = x.get(1).to(ScalarType.Long);
            Tensor wrapped = torch.remainder(indices, new org.bytedeco.pytorch.Scalar(data.size(dimension)));
            long[] shape = data.shape();
            long[] result = LongStream.concat(
                            LongStream.concat(Arrays.stream(shape).limit(dimension), Arrays.stream(indices.shape())),
                            Arrays.stream(shape).skip(dimension + 1))
                    .toArray();
            return torch.reshape(torch.index_select(data, dimension, wrapped.flatten()), result);
        });
    }

    private static Kernel pad(Node node) {
        String mode = node.text("mode", "constant");
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            double value = x.has(2) ? x.number(2) : 0;
            return switch (mode) {
                case "constant" -> torch.pad(data, lastAxisFirst(x.longs(1)), "constant", new DoubleOptional(value));
                case "reflect" -> reflect(data, x.longs(1));
                default -> throw node.failure("expected the mode constant or reflect, got " + mode);
            };
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

    /** Axis by axis with an index, for libtorch reflects the last few axes only. */
    private static Tensor reflect(Tensor data, long[] pads) {
        int axes = pads.length / 2;
        Tensor padded = new Tensor(data);
        for (int axis = 0; axis < axes; axis++) {
            if (pads[axis] == 0 && pads[axes + axis] == 0) {
                continue;
            }
            long length = data.size(axis);
            long period = Math.max(1, 2 * (length - 1));
            long[] index = LongStream.range(-pads[axis], length + pads[axes + axis])
                    .map(i -> Math.floorMod(i, period))
                    .map(i -> i < length ? i : period - i)
                    .toArray();
            padded = torch.index_select(padded, axis, Tensors.upload(Array.of(index, index.length), Device.CPU));
        }
        return padded;
    }

    private static Kernel reshape(Node node) {
        boolean allowZero = node.flag("allowzero", false);
        return Kernel.of(x -> {
            long[] shape = x.longs(1);
            if (!allowZero) {
                for (int axis = 0; axis < shape.length; axis++) {
                    shape[axis] = shape[axis] == 0 ? x.get(0).size(axis) : shape[axis];
                }
            }
            return torch.reshape(x.get(0), shape);
        });
    }

    private static Tensor slice(Operands x) {
        long[] starts = x.longs(1);
        long[] ends = x.longs(2);
        long[] axes = x.has(3) ? x.longs(3) : LongStream.range(0, starts.length).toArray();
        long[] steps = x.has(4)
                ? x.longs(4)
                : LongStream.generate(() -> 1).limit(starts.length).toArray();
        Tensor sliced = new Tensor(x.get(0));
        for (int i = 0; i < axes.length; i++) {
            if (steps[i] < 0) {
                throw new IllegalArgumentException("expected steps above 0, got " + steps[i]);
            }
            sliced = torch.slice(sliced, axes[i], new LongOptional(starts[i]), new LongOptional(ends[i]), steps[i]);
        }
        return sliced;
    }

    private static long[] axes(Node node, Operands x) {
        return x.has(1) ? x.longs(1) : node.integers("axes").orElse(new long[0]);
    }

    private static Kernel squeeze(Node node) {
        return Kernel.of(x -> {
            long[] axes = axes(node, x);
            return axes.length == 0 ? torch.squeeze(x.get(0)) : torch.squeeze(x.get(0), axes);
        });
    }

    private static Kernel transpose(Node node) {
        return Kernel.of(x -> {
            long rank = x.get(0).dim();
            long[] reversed =
                    LongStream.range(0, rank).map(axis -> rank - 1 - axis).toArray();
            return torch.permute(x.get(0), node.integers("perm").orElse(reversed));
        });
    }

    private static Kernel unsqueeze(Node node) {
        return Kernel.of(x -> {
            long[] axes = axes(node, x);
            long rank = x.get(0).dim() + axes.length;
            long[] ordered = Arrays.stream(axes)
                    .map(axis -> axis < 0 ? axis + rank : axis)
                    .sorted()
                    .toArray();
            Tensor widened = new Tensor(x.get(0));
            for (long axis : ordered) {
                widened = torch.unsqueeze(widened, axis);
            }
            return widened;
        });
    }
}
