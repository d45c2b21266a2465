package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalises each sample by itself. */
final class NormalizationKernels {
    private NormalizationKernels() {}

    /** Ulyanov, Vedaldi and Lempitsky 2016: a group a channel. */
    static Kernel instance(Node node) {
        double epsilon = node.number("epsilon", 1e-5);
        return Kernel.of(
                x -> torch.group_norm(x.get(0), x.get(0).size(1), x.optional(1), x.optional(2), epsilon, false));
    }

    /** Wu and He 2018. Scale and bias are of a group before operator set 21 and of a channel since. */
    static Kernel group(Node node) {
        double epsilon = node.number("epsilon", 1e-5);
        long groups = node.integer("num_groups", 0);
        if (groups < 1) {
            throw node.failure("expected num_groups of 1 or more, got " + groups);
        }
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            if (data.dim() < 2 || data.size(1) % groups != 0) {
                throw node.failure("expected an input of channels in " + groups + " equal groups, got the shape "
                        + Arrays.toString(data.shape()));
            }
            return torch.group_norm(
                    data,
                    groups,
                    ofChannel(node, data, groups, x.get(1)),
                    ofChannel(node, data, groups, x.get(2)),
                    epsilon,
                    false);
        });
    }

    private static TensorOptional ofChannel(Node node, Tensor data, long groups, Tensor parameter) {
        Tensor of = node.opset() >= 21
                ? parameter
                : torch.repeat_interleave(parameter, data.size(1) / groups, new LongOptional(0), new LongOptional());
        return new TensorOptional(of.to(data.scalar_type()));
    }

    /** The normalised axes by MeanVarianceNormalization's default keep the channels apart. */
    static Kernel meanVariance(Node node) {
        long[] axes = node.integers("axes").orElse(new long[] {0, 2, 3});
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            Tensor centred = torch.sub(data, torch.mean(data, axes, true, new ScalarTypeOptional()));
            Tensor variance = torch.mean(torch.square(centred), axes, true, new ScalarTypeOptional());
            // What ONNX adds to the deviation, where it writes the operator as a function.
            return torch.div(centred, torch.add(Norms.root(variance, 2), new Scalar(1e-9)));
        });
    }

    static Kernel lp(Node node) {
        long axis = node.integer("axis", -1);
        long p = node.integer("p", 2);
        if (p != 1 && p != 2) {
            throw node.failure("expected a p of 1 or 2, got " + p);
        }
        return Kernel.of(x -> {
            Tensor sum = torch.sum(Norms.power(x.get(0), p), new long[] {axis}, true, new ScalarTypeOptional());
            Tensor norm = Norms.root(sum, p);
            // Where all are 0 so is the result.
            return torch.div(x.get(0), torch.masked_fill(norm, torch.eq(norm, new Scalar(0)), new Scalar(1)));
        });
    }

    /** Krizhevsky, Sutskever and Hinton 2012, section 3.3: squares are summed over neighbouring channels. */
    static Kernel localResponse(Node node) {
        double alpha = node.number("alpha", 1e-4);
        double beta = node.number("beta", 0.75);
        double bias = node.number("bias", 1);
        long size = node.integer("size", 0);
        if (size < 1) {
            throw node.failure("expected a size of 1 or more, got " + size);
        }
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            if (data.dim() < 2) {
                throw node.failure(
                        "expected an input of 2 axes or more, got the shape " + Arrays.toString(data.shape()));
            }
            long before = Math.min((size - 1) / 2, data.size(1));
            long after = Math.min(size / 2, data.size(1));
            Tensor squares = torch.square(data).view(data.size(0), 1, data.size(1), -1);
            Tensor padded = torch.constant_pad_nd(squares, new long[] {0, 0, before, after}, new Scalar(0));
            long[] window = {before + after + 1, 1};
            Tensor sums =
                    torch.avg_pool2d(padded, window, new long[] {1, 1}, new long[2], false, true, new LongOptional(1));
            Tensor scale = torch.add(torch.mul(sums, new Scalar(alpha / size)), new Scalar(bias));
            return torch.div(data, torch.pow(scale, new Scalar(beta)).view(data.shape()));
        });
    }
}
