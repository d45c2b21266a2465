package org.prodrome.runtime;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** Non-linearities. */
final class ActivationKernels {
    /** From here on log(1 + exp(x)) is x, in 64-bit floats too. */
    private static final double SOFTPLUS_IS_LINEAR = 40;

    private ActivationKernels() {}

    static Kernel of(Operator.Activation operator, Node node) {
        return switch (operator) {
            case Celu -> celu(node.number("alpha", 1));
            case Elu -> exponential(node.number("alpha", 1), 1, 1);
            case Gelu -> gelu(node);
            case HardSigmoid -> hardSigmoid(node.number("alpha", 0.2f), node.number("beta", 0.5));
            case HardSwish -> each(torch::hardswish);
            case Hardmax -> SoftmaxKernels.of(node, SoftmaxKernels::hardmax);
            case LeakyRelu -> {
                double slope = node.number("alpha", 0.01f);
                yield each(x -> torch.leaky_relu(x, new Scalar(slope)));
            }
            case LogSoftmax -> SoftmaxKernels.of(node, torch::log_softmax);
            case Mish -> each(torch::mish);
            case PRelu -> Kernel.of(x -> parametricRelu(x.get(0), x.get(1)));
            case Relu -> each(torch::relu);
            // Klambauer et al. 2017, whose constants ONNX rounds to 32 bits.
            case Selu -> exponential(node.number("alpha", 1.6732632f), node.number("gamma", 1.0507010f), 1);
            case Shrink -> shrink(node.number("lambd", 0.5), node.number("bias", 0));
            case Sigmoid -> each(torch::sigmoid);
            case Softmax -> SoftmaxKernels.of(node, torch::softmax);
            case Softplus -> each(x -> torch.softplus(x, new Scalar(1.0), new Scalar(SOFTPLUS_IS_LINEAR)));
            case Softsign -> each(x -> torch.div(x, torch.add(torch.abs(x), new Scalar(1.0))));
            case Swish -> swish(node.number("alpha", 1));
            case Tanh -> each(torch::tanh);
            case ThresholdedRelu -> {
                double threshold = node.number("alpha", 1);
                yield each(x -> torch.threshold(x, new Scalar(threshold), new Scalar(0.0)));
            }
        };
    }

    private static Kernel each(UnaryOperator<Tensor> function) {
        return Kernel.of(x -> function.apply(x.get(0)));
    }

    /** scale * x above 0 and scale * alpha * (exp(rate * x) - 1) below. */
    private static Kernel exponential(double alpha, double scale, double rate) {
        return each(x -> torch.elu(x, new Scalar(alpha), new Scalar(scale), new Scalar(rate)));
    }

    private static Kernel celu(double alpha) {
        return exponential(alpha, 1, 1 / alpha);
    }

    private static Kernel gelu(Node node) {
        String approximation = node.text("approximate", "none");
        if (!approximation.equals("none") && !approximation.equals("tanh")) {
            throw node.failure("expected approximate to be none or tanh, got \"" + approximation + "\"");
        }
        return each(x -> torch.gelu(x, approximation));
    }

    private static Kernel hardSigmoid(double slope, double offset) {
        return each(x -> torch.clamp(
                torch.add(torch.mul(x, new Scalar(slope)), new Scalar(offset)),
                new ScalarOptional(new Scalar(0.0)),
                new ScalarOptional(new Scalar(1.0))));
    }

    /** Of integers too. The slopes stretch over the input, never the other way round. */
    private static Tensor parametricRelu(Tensor x, Tensor slopes) {
        Tensor sloping = torch.mul(x, slopes.expand(x.shape()));
        return torch.where(torch.lt(x, new Scalar(0L)), sloping, x);
    }

    private static Kernel swish(double rate) {
        return rate == 1 ? each(torch::silu) : each(x -> torch.mul(x, torch.sigmoid(torch.mul(x, new Scalar(rate)))));
    }

    /** Integers that the bias would make fractions are computed as floats and truncated. */
    private static Kernel shrink(double threshold, double bias) {
        return each(x -> {
            if (x.is_floating_point()) {
                return shrink(x, new Scalar(-threshold), new Scalar(threshold), new Scalar(bias));
            }
            boolean whole = bias == Math.rint(bias);
            Tensor wide = x.to(whole ? ScalarType.Long : ScalarType.Double);
            Scalar low = new Scalar((long) Math.ceil(-threshold));
            Scalar high = new Scalar((long) Math.floor(threshold));
            return shrink(wide, low, high, whole ? new Scalar((long) bias) : new Scalar(bias))
                    .to(x.scalar_type());
        });
    }

    private static Tensor shrink(Tensor x, Scalar low, Scalar high, Scalar bias) {
        Tensor above = torch.where(torch.gt(x, high), torch.sub(x, bias), torch.zeros_like(x));
        return torch.where(torch.lt(x, low), torch.add(x, bias), above);
    }
}
