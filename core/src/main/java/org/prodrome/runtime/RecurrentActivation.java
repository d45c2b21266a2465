package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A function within a recurrent layer.
 *
 * @param alpha of those kinds that have one
 * @param beta of those kinds that have one
 */
record RecurrentActivation(Kind kind, double alpha, double beta) {

    /** ONNX's functions, with the defaults of their parameters; NaN for one that the function hasn't. */
    enum Kind {
        RELU(Double.NaN, Double.NaN),
        TANH(Double.NaN, Double.NaN),
        SIGMOID(Double.NaN, Double.NaN),
        AFFINE(1, 0),
        LEAKYRELU(0.01, Double.NaN),
        THRESHOLDEDRELU(1, Double.NaN),
        SCALEDTANH(1, 1),
        HARDSIGMOID(0.2, 0.5),
        ELU(1, Double.NaN),
        SOFTSIGN(Double.NaN, Double.NaN),
        SOFTPLUS(Double.NaN, Double.NaN);

        private final double alpha;
        private final double beta;

        Kind(double alpha, double beta) {
            this.alpha = alpha;
            this.beta = beta;
        }

        boolean hasAlpha() {
            return !Double.isNaN(alpha);
        }

        boolean hasBeta() {
            return !Double.isNaN(beta);
        }

        /** Writers don't agree on capitals. */
        static Kind of(String name, Node node) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            node.failure("expected activations of " + Arrays.toString(values()) + ", got " + name));
        }
    }

    static RecurrentActivation of(Kind kind) {
        return new RecurrentActivation(kind, kind.alpha, kind.beta);
    }

    Tensor apply(Tensor x) {
        return switch (kind) {
            case RELU -> torch.relu(x);
            case TANH -> torch.tanh(x);
            case SIGMOID -> torch.sigmoid(x);
            case AFFINE -> affine(x);
            case LEAKYRELU -> torch.leaky_relu(x, new Scalar(alpha));
            case THRESHOLDEDRELU -> torch.mul(x, torch.ge(x, new Scalar(alpha)));
            case SCALEDTANH -> torch.mul(torch.tanh(torch.mul(x, new Scalar(beta))), new Scalar(alpha));
            case HARDSIGMOID ->
                torch.clamp(affine(x), new ScalarOptional(new Scalar(0)), new ScalarOptional(new Scalar(1)));
            case ELU -> torch.elu(x, new Scalar(alpha), new Scalar(1), new Scalar(1));
            case SOFTSIGN -> torch.div(x, torch.add(torch.abs(x), new Scalar(1)));
            case SOFTPLUS -> torch.softplus(x);
        };
    }

    private Tensor affine(Tensor x) {
        return torch.add(torch.mul(x, new Scalar(alpha)), new Scalar(beta));
    }
}
