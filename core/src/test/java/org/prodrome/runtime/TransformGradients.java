package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Loss;
import org.prodrome.graph.Operator.Transform;

/** Cases for {@link GradientsTest}: transforms, and losses. */
final class TransformGradients {
    private TransformGradients() {}

    private static OneNode of(Transform operator) {
        return OneNode.of(operator, 17);
    }

    private static OneNode of(Loss operator) {
        return OneNode.of(operator, 17).within(-2, -0.1);
    }

    private static Array labels(long... shape) {
        long[] labels = new long[(int) java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        java.util.Arrays.setAll(labels, i -> (5 * i + 1) % 3);
        return Array.of(labels, shape);
    }

    private static Array integer(long value) {
        return Array.of(new long[] {value});
    }

    static List<OneNode> cases() {
        Array weights = Samples.doubles(new double[] {0.5, 2, 0.7}, 3);
        return List.of(
                of(Transform.DFT).real(2, 5, 1),
                of(Transform.DFT).real(2, 4, 2).input(integer(6)),
                of(Transform.DFT).integer("onesided", 1).real(1, 6, 1),
                of(Transform.DFT).integer("inverse", 1).real(2, 3, 2).input(integer(2)),
                of(Transform.DFT).integer("inverse", 1).integer("onesided", 1).real(1, 4, 2),
                OneNode.of(Transform.DFT, 20).real(3, 2, 2, 1).absent().input(integer(0)),
                of(Transform.STFT).real(2, 7, 1).input(integer(2)).real(3),
                of(Transform.STFT)
                        .integer("onesided", 0)
                        .real(1, 7, 2)
                        .input(integer(3))
                        .real(4),
                of(Transform.STFT).real(1, 7, 1).input(integer(2)).absent().input(integer(5)),
                of(Loss.NegativeLogLikelihoodLoss).real(4, 3).input(labels(4)),
                of(Loss.NegativeLogLikelihoodLoss)
                        .text("reduction", "sum")
                        .real(2, 3, 1, 2)
                        .input(labels(2, 1, 2)),
                of(Loss.NegativeLogLikelihoodLoss)
                        .integer("ignore_index", 1)
                        .real(2, 3, 2)
                        .input(labels(2, 2))
                        .input(weights),
                of(Loss.SoftmaxCrossEntropyLoss).outputs(2).real(4, 3).input(labels(4)),
                of(Loss.SoftmaxCrossEntropyLoss)
                        .text("reduction", "none")
                        .real(2, 3, 2)
                        .input(labels(2, 2))
                        .input(weights),
                of(Loss.SoftmaxCrossEntropyLoss)
                        .integer("ignore_index", 0)
                        .real(2, 3, 1, 1, 2)
                        .input(labels(2, 1, 1, 2)));
    }
}
