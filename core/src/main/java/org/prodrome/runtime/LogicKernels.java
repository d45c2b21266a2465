package org.prodrome.runtime;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** Comparisons, truth values and bits. */
final class LogicKernels {
    private LogicKernels() {}

    static Kernel of(Operator.Logic operator, Node node) {
        return switch (operator) {
            case And -> both(torch::logical_and);
            case BitShift -> both(shift(node));
            case BitwiseAnd -> both(torch::bitwise_and);
            case BitwiseNot -> each(torch::bitwise_not);
            case BitwiseOr -> both(torch::bitwise_or);
            case BitwiseXor -> both(torch::bitwise_xor);
            case Equal -> both(torch::eq);
            case Greater -> both(torch::gt);
            case GreaterOrEqual -> both(torch::ge);
            case IsInf -> each(infinity(node));
            case IsNaN -> each(torch::isnan);
            case Less -> both(torch::lt);
            case LessOrEqual -> both(torch::le);
            case Not -> each(torch::logical_not);
            case Or -> both(torch::logical_or);
            case Xor -> both(torch::logical_xor);
        };
    }

    private static Kernel each(UnaryOperator<Tensor> function) {
        return Kernel.of(x -> function.apply(x.get(0)));
    }

    private static Kernel both(BinaryOperator<Tensor> function) {
        return Kernel.of(x -> function.apply(x.get(0), x.get(1)));
    }

    private static BinaryOperator<Tensor> shift(Node node) {
        String direction = node.text("direction", "");
        return switch (direction) {
            case "LEFT" -> torch::bitwise_left_shift;
            case "RIGHT" -> torch::bitwise_right_shift;
            default -> throw node.failure("expected the direction LEFT or RIGHT, got \"" + direction + "\"");
        };
    }

    private static UnaryOperator<Tensor> infinity(Node node) {
        boolean negative = node.flag("detect_negative", true);
        boolean positive = node.flag("detect_positive", true);
        if (negative && positive) {
            return torch::isinf;
        }
        if (negative) {
            return torch::isneginf;
        }
        return positive ? torch::isposinf : x -> torch.zeros_like(torch.isinf(x));
    }
}
