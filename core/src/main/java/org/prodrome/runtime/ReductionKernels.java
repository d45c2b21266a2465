package org.prodrome.runtime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** Reductions over axes. */
final class ReductionKernels {
    private ReductionKernels() {}

    private interface Reduce {
        /** @param axes one or more */
        Tensor apply(Tensor tensor, long[] axes, boolean keep);
    }

    static Kernel of(Operator.Reduction operator, Node node) {
        return over(
                node,
                switch (operator) {
                    case ReduceL1 -> (x, axes, keep) -> sum(torch.abs(x), axes, keep);
                    case ReduceL2 -> ReductionKernels::norm;
                    case ReduceLogSum -> inFloats((x, axes, keep) -> torch.log(sum(x, axes, keep)));
                    case ReduceLogSumExp -> inFloats(torch::logsumexp);
                    case ReduceMax -> extreme(torch::amax, ReductionKernels::least);
                    case ReduceMean -> ReductionKernels::mean;
                    case ReduceMin -> extreme(torch::amin, ReductionKernels::greatest);
                    case ReduceProd -> ReductionKernels::product;
                    case ReduceSum -> ReductionKernels::sum;
                    case ReduceSumSquare -> (x, axes, keep) -> sum(torch.mul(x, x), axes, keep);
                });
    }

    /** The axes are an attribute or, in newer operator sets, an input; none means all, or none where that is asked. */
    private static Kernel over(Node node, Reduce reduce) {
        boolean keep = node.flag("keepdims", true);
        boolean noop = node.flag("noop_with_empty_axes", false);
        long[] attribute = node.integers("axes").orElse(new long[0]);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            long[] axes = x.has(1) ? x.longs(1) : attribute;
            if (axes.length > 0) {
                return reduce.apply(data, axes, keep);
            }
            long rank = data.dim();
            if (noop || rank == 0) {
                // A reduction of each element alone, for there may be more to it, such as a logarithm.
                return reduce.apply(data.unsqueeze(rank), new long[] {rank}, false);
            }
            return reduce.apply(data, LongStream.range(0, rank).toArray(), keep);
        });
    }

    /** Integers are summed as what they are; libtorch would make them bigger. */
    private static Tensor sum(Tensor x, long[] axes, boolean keep) {
        return torch.sum(x, axes, keep, new ScalarTypeOptional(x.scalar_type()));
    }

    private static Tensor mean(Tensor x, long[] axes, boolean keep) {
        if (x.is_floating_point()) {
            return torch.mean(x, axes, keep, new ScalarTypeOptional());
        }
        long count = Arrays.stream(axes).map(x::size).reduce(1, Math::multiplyExact);
        if (count == 0) {
            throw new IllegalArgumentException("expected integers to take the mean of, got none");
        }
        Tensor total = torch.sum(x, axes, keep, new ScalarTypeOptional(ScalarType.Long));
        return DivisionKernels.quotient(total, count).to(x.scalar_type());
    }

    /** Integers are computed as floats and truncated. */
    private static Reduce inFloats(Reduce reduce) {
        return (x, axes, keep) -> x.is_floating_point()
                ? reduce.apply(x, axes, keep)
                : reduce.apply(x.to(ScalarType.Double), axes, keep).to(x.scalar_type());
    }

    /** The Euclidean norm. Its gradients at the origin, which has none, are 0. */
    private static Tensor norm(Tensor x, long[] axes, boolean keep) {
        Tensor squares = sum(torch.mul(x, x), axes, keep);
        if (!x.is_floating_point()) {
            return torch.sqrt(squares.to(ScalarType.Double)).to(x.scalar_type());
        }
        Tensor origin = torch.eq(squares, new Scalar(0.0));
        Tensor root = torch.sqrt(torch.where(origin, new Scalar(1.0), squares));
        return torch.where(origin, new Scalar(0.0), root);
    }

    /** Axis by axis, the last one first, so that the others keep their places. */
    private static Tensor product(Tensor x, long[] axes, boolean keep) {
        long rank = x.dim();
        Long[] lastFirst = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toArray(Long[]::new);
        Tensor product = x;
        for (long axis : lastFirst) {
            product = torch.prod(product, axis, keep, new ScalarTypeOptional(x.scalar_type()));
        }
        return product;
    }

    private interface Bound {
        Scalar of(ScalarType type);
    }

    /** A greatest or least element; where there is none, the bound of the type, which any other would beat. */
    private static Reduce extreme(Reduce reduce, Bound ofNothing) {
        return (x, axes, keep) -> {
            if (x.numel() > 0) {
                return reduce.apply(x, axes, keep);
            }
            return torch.full(
                    sum(x, axes, keep).shape(),
                    ofNothing.of(Tensors.type(x)),
                    new ScalarTypeOptional(x.scalar_type()),
                    new LayoutOptional(),
                    new DeviceOptional(x.device()),
                    new BoolOptional());
        };
    }

    private static Scalar least(ScalarType type) {
        return switch (type) {
            case Bool, Byte -> new Scalar(0L);
            case Int -> new Scalar((long) Integer.MIN_VALUE);
            case Long -> new Scalar(Long.MIN_VALUE);
            default -> new Scalar(Double.NEGATIVE_INFINITY);
        };
    }

    private static Scalar greatest(ScalarType type) {
        return switch (type) {
            case Bool -> new Scalar(1L);
            case Byte -> new Scalar(255L);
            case Int -> new Scalar((long) Integer.MAX_VALUE);
            case Long -> new Scalar(Long.MAX_VALUE);
            default -> new Scalar(Double.POSITIVE_INFINITY);
        };
    }
}
