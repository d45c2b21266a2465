package org.prodrome.runtime;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Operators that take part in training. */
final class TrainingKernels {
    private TrainingKernels() {}

    static Kernel of(Operator.Training operator, Node node) {
        return switch (operator) {
            case Gradient -> gradient(node);
        };
    }

    /**
     * The gradients of a value y by each of the values xs, which can be differentiated again. The operands are the xs,
     * the values zs that are held fixed, and y.
     */
    private static Kernel gradient(Node node) {
        int count = node.texts("xs").map(xs -> xs.length).orElse(0);
        if (count == 0 || node.outputs() != count) {
            throw node.failure("expected as many outputs as names in xs, got " + node.outputs() + " and " + count);
        }
        return x -> {
            TensorVector xs = new TensorVector();
            for (int i = 0; i < count; i++) {
                xs.push_back(x.get(i));
            }
            Tensor y = x.get(x.count() - 1);
            if (!y.requires_grad()) {
                return zeros(x, count); // it depends on none of them, as a gradient of what is linear doesn't
            }
            TensorVector seeds = new TensorVector(torch.ones_like(y));
            TensorVector gradients = torch.grad(new TensorVector(y), xs, seeds, new BoolOptional(true), true, true);
            Tensor[] results = new Tensor[count];
            for (int i = 0; i < count; i++) {
                Tensor gradient = gradients.get(i);
                results[i] = gradient.defined() ? new Tensor(gradient) : torch.zeros_like(x.get(i));
            }
            return results;
        };
    }

    private static Tensor[] zeros(Operands x, int count) {
        Tensor[] zeros = new Tensor[count];
        for (int i = 0; i < count; i++) {
            zeros[i] = torch.zeros_like(x.get(i));
        }
        return zeros;
    }
}
