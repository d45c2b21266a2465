package org.prodrome.runtime;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** Element-wise arithmetic; what takes more than a line or two has a file of its own. */
final class ArithmeticKernels {
    private ArithmeticKernels() {}

    static Kernel of(Operator.Arithmetic operator, Node node) {
        return switch (operator) {
            case Abs -> each(torch::abs);
            case Acos -> each(torch::acos);
            case Acosh -> each(torch::acosh);
            case Add -> Kernel.of(x -> torch.add(x.get(0), x.get(1)));
            case Asin -> each(torch::asin);
            case Asinh -> each(torch::asinh);
            case Atan -> each(torch::atan);
            case Atanh -> each(torch::atanh);
            case Ceil -> each(torch::ceil);
            case Clip -> clip(node);
            case Cos -> each(torch::cos);
            case Cosh -> each(torch::cosh);
            case Det -> each(torch::det);
            case Div -> Kernel.of(x -> DivisionKernels.quotient(x.get(0), x.get(1)));
            case Einsum -> MatrixKernels.einsum(node);
            case Erf -> each(ArithmeticKernels::erf);
            case Exp -> each(torch::exp);
            case Floor -> each(torch::floor);
            case Gemm -> MatrixKernels.gemm(node);
            case Log -> each(torch::log);
            case MatMul -> Kernel.of(x -> MatrixKernels.product(x.get(0), x.get(1)));
            case Max -> Kernel.of(x -> fold(x, torch::maximum));
            case Mean -> Kernel.of(ArithmeticKernels::mean);
            case Min -> Kernel.of(x -> fold(x, torch::minimum));
            case Mod -> DivisionKernels.remainder(node);
            case Mul -> Kernel.of(x -> torch.mul(x.get(0), x.get(1)));
            case Neg -> each(torch::neg);
            case Pow -> Kernel.of(PowerKernel::power);
            case Reciprocal -> each(torch::reciprocal);
            case Round -> each(torch::round);
            case Sign -> each(torch::sign);
            case Sin -> each(torch::sin);
            case Sinh -> each(torch::sinh);
            case Sqrt -> each(torch::sqrt);
            case Sub -> Kernel.of(x -> torch.sub(x.get(0), x.get(1)));
            case Sum -> Kernel.of(x -> fold(x, torch::add));
            case Tan -> each(torch::tan);
        };
    }

    private static Kernel each(UnaryOperator<Tensor> function) {
        return Kernel.of(x -> function.apply(x.get(0)));
    }

    /** Of integers too, whose error function is cut to an integer. */
    private static Tensor erf(Tensor x) {
        return x.is_floating_point()
                ? torch.erf(x)
                : torch.erf(x.to(ScalarType.Double)).to(x.scalar_type());
    }

    /** The bounds became inputs in operator set 11. A lower one above the upper one gives the upper one. */
    private static Kernel clip(Node node) {
        if (node.opset() < 11) {
            double low = node.number("min", Double.NEGATIVE_INFINITY);
            double high = node.number("max", Double.POSITIVE_INFINITY);
            return Kernel.of(x ->
                    torch.clamp(x.get(0), new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
        }
        return Kernel.of(x -> {
            if (!x.has(1) && !x.has(2)) {
                return new Tensor(x.get(0));
            }
            // Numbers at hand are faster than tensors to broadcast; a GPU would have to be waited for.
            return atHand(x, 1) && atHand(x, 2)
                    ? torch.clamp(x.get(0), bound(x, 1), bound(x, 2))
                    : torch.clamp(x.get(0), x.optional(1), x.optional(2));
        });
    }

    private static boolean atHand(Operands x, int input) {
        return !x.has(input) || !(x.get(input).is_cuda() || x.get(input).requires_grad());
    }

    private static ScalarOptional bound(Operands x, int input) {
        return x.has(input) ? new ScalarOptional(x.get(input).item()) : new ScalarOptional();
    }

    private static Tensor fold(Operands x, BinaryOperator<Tensor> operator) {
        Tensor folded = new Tensor(x.get(0));
        for (int i = 1; i < x.count(); i++) {
            folded = operator.apply(folded, x.get(i));
        }
        return folded;
    }

    private static Tensor mean(Operands x) {
        return DivisionKernels.quotient(fold(x, torch::add), x.count());
    }
}
