package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Ioffe and Szegedy 2015. ONNX keeps running = running * momentum + batch * (1 - momentum), with the batch's variance
 * as the population's; libtorch's own update would use the sample's.
 *
 * <p>A node that is itself in training mode normalises with the batch's statistics and gives the moved ones as outputs.
 * Any other does so in the training reading only, and moves its running statistics in place.
 */
final class BatchNormalizationKernel {
    private final Node node;
    private final double epsilon;
    private final double momentum;
    private final boolean spatial;
    private final boolean trains;

    private BatchNormalizationKernel(Node node) {
        this.node = node;
        epsilon = node.number("epsilon", 1e-5);
        momentum = node.number("momentum", 0.9);
        spatial = node.opset() >= 9 || node.flag("spatial", true);
        // Before operator set 14 a node showed that it trains by the outputs it names.
        trains = node.opset() >= 14
                ? node.flag("training_mode", false)
                : LongStream.range(1, node.outputs()).anyMatch(output -> node.gives((int) output));
    }

    static Kernel of(Node node) {
        return new BatchNormalizationKernel(node)::run;
    }

    private Tensor[] run(Operands operands) {
        Operands x = operands.anyHalf() ? operands.widened() : operands;
        Tensor data = byChannel(x.get(0));
        @Nullable Tensor[] results = new Tensor[node.outputs()];
        if (!trains && !x.training()) {
            results[0] = likeInput(evaluated(data, x), operands);
            return results;
        }
        Normalised made = normalised(data, x);
        results[0] = likeInput(made.y(), operands);
        Tensor mean = made.mean();
        Tensor variance = made.variance();
        if (trains) {
            give(results, 1, moved(of(x, 3), mean), operands);
            give(results, 2, moved(of(x, 4), variance), operands);
            give(results, 3, mean, operands);
            give(results, 4, variance, operands);
        } else {
            move(x.get(3), mean);
            move(x.get(4), variance);
        }
        return results;
    }

    /** The result and the batch's statistics [channel]. */
    private record Normalised(Tensor y, Tensor mean, Tensor variance) {}

    private Normalised normalised(Tensor data, Operands x) {
        Peers peers = x.context().peers();
        if (peers != null) {
            var whole = SharedBatchNormalisation.statistics(data, peers.group());
            Tensor y = SharedBatchNormalisation.normalise(
                    data, of(x, 1), of(x, 2), whole, epsilon, peers, node.describe());
            return new Normalised(y, whole.mean(), whole.variance());
        }
        TensorOptional none = new TensorOptional();
        T_TensorTensorTensor_T made = torch.native_batch_norm(
                data, new TensorOptional(of(x, 1)), new TensorOptional(of(x, 2)), none, none, true, 0, epsilon);
        return new Normalised(made.get0(), made.get1(), variance(made.get2()));
    }

    /** [batch, channel, ...]; without the attribute spatial every element of a sample is a channel of its own. */
    private Tensor byChannel(Tensor data) {
        if (data.dim() == 1) {
            return data.unsqueeze(1);
        }
        return spatial ? data : torch.flatten(data, 1, -1);
    }

    private Tensor likeInput(Tensor y, Operands operands) {
        Tensor input = operands.get(0);
        return (spatial && input.dim() > 1 ? y : y.view(input.shape())).to(input.scalar_type());
    }

    /** A parameter or statistic [channel] in the type that is computed in. */
    private Tensor of(Operands x, int input) {
        Tensor tensor = x.get(input).to(x.get(0).scalar_type());
        return spatial ? tensor : tensor.flatten();
    }

    private Tensor evaluated(Tensor data, Operands x) {
        Tensor scale = of(x, 1);
        Tensor bias = of(x, 2);
        Tensor mean = of(x, 3);
        Tensor variance = of(x, 4);
        if (!mean.requires_grad() && !variance.requires_grad()) {
            return torch.batch_norm(
                    data,
                    new TensorOptional(scale),
                    new TensorOptional(bias),
                    new TensorOptional(mean),
                    new TensorOptional(variance),
                    false,
                    0,
                    epsilon,
                    false);
        }
        // libtorch gives its running statistics no gradient.
        long[] along = new long[Math.toIntExact(data.dim())];
        Arrays.fill(along, 1);
        along[1] = -1;
        Tensor factor = torch.mul(scale, torch.rsqrt(torch.add(variance, new Scalar(epsilon))));
        Tensor shift = torch.sub(bias, torch.mul(mean, factor));
        return torch.add(torch.mul(data, factor.view(along)), shift.view(along));
    }

    /** From libtorch's inverse deviation, which saves a second pass over the batch. */
    private Tensor variance(Tensor inverse) {
        Tensor variance = torch.sub(torch.pow(inverse, new Scalar(-2)), new Scalar(epsilon));
        Tensor positive = torch.clamp_min(variance, new Scalar(0));
        return epsilon == 0 ? torch.masked_fill(positive, torch.eq(inverse, new Scalar(0)), new Scalar(0)) : positive;
    }

    private Tensor moved(Tensor running, Tensor batch) {
        return torch.add(torch.mul(running, new Scalar(momentum)), batch, new Scalar(1 - momentum));
    }

    private void move(Tensor running, Tensor batch) {
        Tensor goal = running.dim() == 1 ? batch : batch.view(running.shape());
        running.lerp_(goal.to(running.scalar_type()), new Scalar(1 - momentum));
    }

    /** Statistics keep the type and shape that their inputs have. */
    private void give(@Nullable Tensor[] results, int output, Tensor statistic, Operands operands) {
        if (node.gives(output)) {
            Tensor like = operands.get(output % 2 == 1 ? 3 : 4);
            ScalarType type = like.scalar_type();
            results[output] = statistic.detach().view(like.shape()).to(type);
        }
    }
}
