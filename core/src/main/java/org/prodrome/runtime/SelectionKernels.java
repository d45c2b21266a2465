package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** What picks elements, or puts some in the place of others. */
final class SelectionKernels {
    private SelectionKernels() {}

    static Kernel of(Operator.Selection operator, Node node) {
        return switch (operator) {
            case Compress -> compress(node);
            case Gather -> gather(node);
            case GatherElements -> {
                long axis = node.integer("axis", 0);
                yield Kernel.of(x -> {
                    Tensor data = x.get(0);
                    int dimension = Axes.of(axis, data.dim());
                    return torch.gather(data, dimension, Places.of(x.get(1), data.size(dimension), data));
                });
            }
            case GatherND -> PointKernels.gather(node);
            case NonZero -> Kernel.of(x -> torch.nonzero(x.get(0)).t());
            case OneHot -> oneHot(node);
            case Scatter, ScatterElements -> scatter(node);
            case ScatterND -> PointKernels.scatter(node);
            case Trilu -> trilu(node);
            case Where -> Kernel.of(x -> torch.where(x.get(0), x.get(1), x.get(2)));
        };
    }

    /** The condition may be shorter than the axis; what lies beyond it is left out. */
    private static Kernel compress(Node node) {
        boolean flat = node.attribute("axis").isEmpty();
        long axis = node.integer("axis", 0);
        return Kernel.of(x -> {
            Tensor data = flat ? x.get(0).flatten() : x.get(0);
            int dimension = Axes.of(axis, data.dim());
            long length = Math.min(x.get(1).numel(), data.size(dimension));
            Tensor places = torch.nonzero(x.get(1).narrow(0, 0, length)).flatten();
            return torch.index_select(data, dimension, Places.of(places, length, data));
        });
    }

    private static Kernel gather(Node node) {
        long axis = node.integer("axis", 0);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            int dimension = Axes.of(axis, data.dim());
            Tensor indices = x.get(1);
            if (indices.dim() == 0 && !indices.is_cuda()) {
                return data.select(dimension, x.integer(1));
            }
            Tensor places = Places.of(indices.flatten(), data.size(dimension), data);
            Tensor picked = torch.index_select(data, dimension, places);
            return indices.dim() == 1 ? picked : picked.reshape(replaced(data, dimension, indices));
        });
    }

    /** The data's shape with an axis replaced by the axes of the indices. */
    private static long[] replaced(Tensor data, int axis, Tensor indices) {
        long[] shape = data.shape();
        return LongStream.concat(
                        LongStream.concat(Arrays.stream(shape).limit(axis), Arrays.stream(indices.shape())),
                        Arrays.stream(shape).skip(axis + 1L))
                .toArray();
    }

    /** Before operator set 11 a negative index is out of range, and so hits nothing. */
    private static Kernel oneHot(Node node) {
        long axis = node.integer("axis", -1);
        boolean fromEnd = node.opset() >= 11;
        return Kernel.of(x -> {
            long depth = x.integer(1);
            Tensor indices = x.get(0).to(ScalarType.Long);
            int dimension = Axes.of(axis, indices.dim() + 1);
            long[] shape = new long[Math.toIntExact(indices.dim()) + 1];
            Arrays.fill(shape, 1);
            shape[dimension] = depth;
            Sizes.require(node, depth, Math.max(1, indices.numel()));
            Tensor classes = torch.arange(new Scalar(depth))
                    .to(indices.device(), ScalarType.Long)
                    .reshape(shape);
            Tensor wanted = torch.unsqueeze(fromEnd ? Places.of(indices, depth, indices) : indices, dimension);
            Tensor values = x.get(2);
            return torch.where(torch.eq(wanted, classes), values.select(0, 1), values.select(0, 0));
        });
    }

    private static Kernel scatter(Node node) {
        long axis = node.integer("axis", 0);
        Scattering scattering = Scattering.of(node);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            int dimension = Axes.of(axis, data.dim());
            return scattering.scatter(data, dimension, Places.of(x.get(1), data.size(dimension), data), x.get(2));
        });
    }

    private static Kernel trilu(Node node) {
        boolean upper = node.flag("upper", true);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            if (data.dim() < 2) {
                throw new IllegalArgumentException("expected at least two axes, got " + data.dim());
            }
            long farthest = data.size(-2) + data.size(-1);
            long diagonal = x.has(1) ? Math.clamp(x.integer(1), -farthest, farthest) : 0;
            return upper ? torch.triu(data, diagonal) : torch.tril(data, diagonal);
        });
    }
}
