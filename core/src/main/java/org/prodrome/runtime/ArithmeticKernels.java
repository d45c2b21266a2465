package org.prodrome.runtime;

import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Element-wise arithmetic and products of matrices. */
final class ArithmeticKernels {
    private ArithmeticKernels() {}

    static Kernel of(Operator.Arithmetic operator, Node node) {
        return switch (operator) {
            case Abs -> Kernel.of(x -> torch.abs(x.get(0)));
            case Add -> Kernel.of(x -> torch.add(x.get(0), x.get(1)));
            case Clip -> Kernel.of(ArithmeticKernels::clip);
            case Div -> Kernel.of(ArithmeticKernels::divide);
            case Exp -> Kernel.of(x -> torch.exp(x.get(0)));
            case Gemm -> gemm(node);
            case Log -> Kernel.of(x -> torch.log(x.get(0)));
            case MatMul -> Kernel.of(x -> torch.matmul(x.get(0), x.get(1)));
            case Max -> Kernel.of(x -> fold(x, torch::maximum));
            case Min -> Kernel.of(x -> fold(x, torch::minimum));
            case Mul -> Kernel.of(x -> torch.mul(x.get(0), x.get(1)));
            case Neg -> Kernel.of(x -> torch.neg(x.get(0)));
            case Pow -> Kernel.of(x -> torch.pow(x.get(0), x.get(1)).to(x.get(0).scalar_type()));
            case Reciprocal -> Kernel.of(x -> torch.reciprocal(x.get(0)));
            case Sqrt -> Kernel.of(x -> torch.sqrt(x.get(0)));
            case Sub -> Kernel.of(x -> torch.sub(x.get(0), x.get(1)));
        };
    }

    private static Tensor clip(Operands x) {
        TensorOptional low = x.optional(1);
        TensorOptional high = x.optional(2);
        return low.has_value() || high.has_value() ? torch.clamp(x.get(0), low, high) : new Tensor(x.get(0));
    }

    /** ONNX truncates the quotient of integers, libtorch makes it a float. */
    private static Tensor divide(Operands x) {
        Tensor dividend = x.get(0);
        return dividend.is_floating_point()
                ? torch.div(dividend, x.get(1))
                : torch.div(dividend, x.get(1), new org.bytedeco.pytorch.StringViewOptional("trunc"));
    }

    private static Tensor fold(Operands x, BinaryOperator<Tensor> operator) {
        Tensor folded = new Tensor(x.get(0));
        for (int i = 1; i < x.count(); i++) {
            folded = operator.apply(folded, x.get(i));
        }
        return folded;
    }

    private static Kernel gemm(Node node) {
        Scalar alpha = new Scalar(node.number("alpha", 1));
        Scalar beta = new Scalar(node.number("beta", 1));
        boolean transposeA = node.flag("transA", false);
        boolean transposeB = node.flag("transB", false);
        return Kernel.of(x -> {
            Tensor a = transposeA ? x.get(0).t() : x.get(0);
            Tensor b = transposeB ? x.get(1).t() : x.get(1);
            return x.has(2) ? torch.addmm(x.get(2), a, b, beta, alpha) : torch.mul(torch.matmul(a, b), alpha);
        });
    }
}
