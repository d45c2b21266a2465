package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** Losses of predictions [batch, class, ...] for labels [batch, ...]. */
final class LossKernels {
    /** No label is this one. */
    private static final long NONE = Long.MIN_VALUE;

    private LossKernels() {}

    static Kernel of(Operator.Loss operator, Node node) {
        long reduction = reduction(node);
        long ignored = node.integer("ignore_index", NONE);
        return switch (operator) {
            case NegativeLogLikelihoodLoss -> Kernel.of(x -> likelihood(x.get(0), x, reduction, ignored));
            case SoftmaxCrossEntropyLoss ->
                x -> {
                    Tensor logarithms = torch.log_softmax(x.get(0), 1);
                    return new Tensor[] {likelihood(logarithms, x, reduction, ignored), logarithms};
                };
        };
    }

    private static long reduction(Node node) {
        String name = node.text("reduction", "mean");
        return switch (name) {
            case "none" -> 0;
            case "mean" -> 1;
            case "sum" -> 2;
            default -> throw node.failure("expected the reduction none, mean or sum, got \"" + name + "\"");
        };
    }

    /** The mean is over the weights of the labels that count. */
    private static Tensor likelihood(Tensor logarithms, Operands x, long reduction, long ignored) {
        if (logarithms.dim() < 2) {
            throw new IllegalArgumentException(
                    "expected predictions of 2 axes or more, batch and class first, got " + logarithms.dim());
        }
        return torch.nll_loss_nd(logarithms, x.get(1).to(ScalarType.Long), x.optional(2), reduction, ignored);
    }
}
