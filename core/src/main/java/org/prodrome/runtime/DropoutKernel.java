package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Srivastava et al. 2014, scaled while training. A node drops in the training reading, and in any if its input
 * training_mode says so.
 */
final class DropoutKernel {
    private DropoutKernel() {}

    static Kernel of(Node node) {
        double attribute = node.number("ratio", 0.5);
        return x -> {
            Tensor data = x.get(0);
            boolean drops = x.training() || (x.has(2) && x.number(2) != 0);
            double ratio = x.has(1) ? x.number(1) : attribute;
            if (!(ratio >= 0 && ratio <= 1)) {
                throw node.failure("expected a ratio of 0 to 1, got " + ratio);
            }
            Tensor[] results = new Tensor[node.outputs()];
            if (!drops || ratio == 0) {
                results[0] = new Tensor(data);
                give(node, results, null, data);
                return results;
            }
            Tensor mask = chance(x, node).mask(data, node.chanceName(), 1 - ratio);
            give(node, results, mask, data);
            results[0] = torch.mul(data, torch.mul(mask, new Scalar(ratio == 1 ? 0 : 1 / (1 - ratio))));
            return results;
        };
    }

    private static Chance chance(Operands x, Node node) {
        Chance chance = x.context().chance();
        return node.attribute("seed").isPresent()
                ? new Chance(chance.seed().split(node.integer("seed", 0)), chance.firstSample())
                : chance;
    }

    /** What was kept: of the data's type before operator set 10, of bool since. */
    private static void give(Node node, Tensor[] results, @Nullable Tensor mask, Tensor data) {
        if (node.gives(1)) {
            Tensor kept = mask == null ? torch.ones_like(data).detach() : mask;
            results[1] = node.opset() < 10 ? kept : kept.to(ScalarType.Bool);
        }
    }
}
