package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.ElementType;

/**
 * Normalises over an axis and all after it. The attribute stash_type is the precision of what is normalised; more than
 * it asks for is used where the input has more.
 */
final class LayerNormalizationKernels {
    private LayerNormalizationKernels() {}

    private static ScalarType stash(Node node) {
        return Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(node.integer("stash_type", 1)), node.describe()));
    }

    /** In 32 bits, or in 64 if the input or the stash has them. */
    private static Tensor wide(Tensor x, ScalarType stash) {
        return x.to(
                stash == ScalarType.Double || Tensors.type(x) == ScalarType.Double
                        ? ScalarType.Double
                        : ScalarType.Float);
    }

    /** @return the axis and all after it */
    private static long[] axes(Node node, Tensor x) {
        long axis = node.integer("axis", -1);
        long first = axis < 0 ? axis + x.dim() : axis;
        if (first < 0 || first >= x.dim()) {
            throw node.failure(
                    "expected an axis of the input, got " + axis + " and the shape " + Arrays.toString(x.shape()));
        }
        return LongStream.range(first, x.dim()).toArray();
    }

    /** Ba, Kiros and Hinton 2016. Outputs: normalised, mean, inverse of the deviation. */
    static Kernel layer(Node node) {
        double epsilon = node.number("epsilon", 1e-5);
        ScalarType stash = stash(node);
        return x -> {
            Tensor data = wide(x.get(0), stash);
            long[] axes = axes(node, data);
            long[] shape = Arrays.copyOfRange(data.shape(), (int) axes[0], data.shape().length);
            Tensor[] results = new Tensor[node.outputs()];
            boolean direct =
                    !node.gives(1) && !node.gives(2) && fills(x, 1, shape) && (!x.has(2) || fills(x, 2, shape));
            if (direct) {
                TensorOptional scale = new TensorOptional(x.get(1).to(data.scalar_type()));
                TensorOptional bias =
                        x.has(2) ? new TensorOptional(x.get(2).to(data.scalar_type())) : new TensorOptional();
                results[0] = torch.layer_norm(data, shape, scale, bias, epsilon, false)
                        .to(x.get(0).scalar_type());
                return results;
            }
            Tensor mean = torch.mean(data, axes, true, new ScalarTypeOptional());
            Tensor centred = torch.sub(data, mean);
            Tensor variance = torch.mean(torch.square(centred), axes, true, new ScalarTypeOptional());
            Tensor inverse = torch.rsqrt(torch.add(variance, new Scalar(epsilon)));
            Tensor y = torch.mul(torch.mul(centred, inverse), x.get(1));
            results[0] = (x.has(2) ? torch.add(y, x.get(2)) : y).to(x.get(0).scalar_type());
            give(node, results, 1, mean, stash);
            give(node, results, 2, inverse, stash);
            return results;
        };
    }

    private static boolean fills(Operands x, int input, long[] shape) {
        return Arrays.equals(x.get(input).shape(), shape);
    }

    private static void give(Node node, Tensor[] results, int output, Tensor statistic, ScalarType stash) {
        if (node.gives(output)) {
            results[output] = statistic.to(stash);
        }
    }

    /** Zhang and Sennrich 2019. The result has the scale's type. */
    static Kernel rootMeanSquare(Node node) {
        double epsilon = node.number("epsilon", 1e-5);
        ScalarType stash = stash(node);
        return Kernel.of(x -> {
            Tensor data = wide(x.get(0), stash);
            Tensor square = torch.mean(torch.square(data), axes(node, data), true, new ScalarTypeOptional());
            Tensor normal = torch.mul(data, torch.rsqrt(torch.add(square, new Scalar(epsilon))));
            return torch.mul(normal, x.get(1)).to(x.get(1).scalar_type());
        });
    }
}
