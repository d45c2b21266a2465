package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Operator.Activation;

/** Cases for {@link GradientsTest}. */
final class ActivationGradients {
    private ActivationGradients() {}

    private static OneNode of(Activation operator) {
        return OneNode.of(operator, 24).within(-4, 4);
    }

    static List<OneNode> cases() {
        return List.of(
                of(Activation.Celu).real(3, 5),
                of(Activation.Celu).number("alpha", 0.4).real(3, 5),
                of(Activation.Elu).real(3, 5),
                of(Activation.Elu).number("alpha", 0.4).real(3, 5),
                of(Activation.Gelu).real(3, 5),
                of(Activation.Gelu).text("approximate", "tanh").real(3, 5),
                of(Activation.HardSigmoid).real(3, 5),
                of(Activation.HardSigmoid)
                        .number("alpha", 0.4)
                        .number("beta", 0.3)
                        .real(3, 5),
                of(Activation.HardSwish).real(3, 5),
                of(Activation.Hardmax).real(3, 5),
                of(Activation.LeakyRelu).real(3, 5),
                of(Activation.LeakyRelu).number("alpha", 0.3).real(3, 5),
                of(Activation.LogSoftmax).real(3, 5),
                OneNode.of(Activation.LogSoftmax, 11).real(2, 1, 3),
                of(Activation.Mish).real(3, 5),
                of(Activation.PRelu).real(2, 3, 1).real(3, 1),
                of(Activation.PRelu).real(2, 3, 1).real(1),
                of(Activation.Relu).real(3, 5),
                of(Activation.Selu).real(3, 5),
                of(Activation.Selu).number("alpha", 1.2).number("gamma", 0.7).real(3, 5),
                of(Activation.Shrink).number("lambd", 1).number("bias", 0.7).real(3, 5),
                of(Activation.Sigmoid).real(3, 5),
                of(Activation.Softmax).real(3, 5),
                of(Activation.Softmax).integer("axis", 0).real(3, 1, 2),
                OneNode.of(Activation.Softmax, 7).real(2, 3, 2),
                of(Activation.Softplus).real(3, 5),
                of(Activation.Softsign).real(3, 5),
                of(Activation.Swish).real(3, 5),
                of(Activation.Swish).number("alpha", 0.5).real(3, 5),
                of(Activation.Tanh).real(3, 5),
                of(Activation.ThresholdedRelu).number("alpha", 0.5).real(3, 5));
    }
}
