package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Non-linearities. */
final class ActivationKernels {
    private ActivationKernels() {}

    static Kernel of(Operator.Activation operator, Node node) {
        return switch (operator) {
            case LeakyRelu -> {
                double slope = node.number("alpha", 0.01);
                yield Kernel.of(x -> torch.leaky_relu(x.get(0), new Scalar(slope)));
            }
            case LogSoftmax -> {
                long axis = node.integer("axis", -1);
                yield Kernel.of(x -> torch.log_softmax(x.get(0), axis));
            }
            case Relu -> Kernel.of(x -> torch.relu(x.get(0)));
            case Sigmoid -> Kernel.of(x -> torch.sigmoid(x.get(0)));
            case Softmax -> {
                long axis = node.integer("axis", -1);
                yield Kernel.of(x -> torch.softmax(x.get(0), axis));
            }
            case Softplus -> Kernel.of(x -> torch.softplus(x.get(0)));
            case Tanh -> Kernel.of(x -> torch.tanh(x.get(0)));
        };
    }
}
