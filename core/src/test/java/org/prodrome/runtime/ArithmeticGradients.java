package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Arithmetic;

/** Cases for {@link GradientsTest}. */
final class ArithmeticGradients {
    private ArithmeticGradients() {}

    private static OneNode of(Arithmetic operator) {
        return OneNode.of(operator, 15);
    }

    private static OneNode einsum(String equation) {
        return of(Arithmetic.Einsum).text("equation", equation);
    }

    private static Array number(double value) {
        return Samples.doubles(new double[] {value});
    }

    static List<OneNode> cases() {
        return List.of(
                of(Arithmetic.Abs).real(2, 1, 3),
                of(Arithmetic.Acos).within(-0.9, 0.9).real(5),
                of(Arithmetic.Acosh).within(1.2, 4).real(5),
                of(Arithmetic.Add).real(2, 1, 3).real(4, 1),
                of(Arithmetic.Asin).within(-0.9, 0.9).real(5),
                of(Arithmetic.Asinh).within(-3, 3).real(5),
                of(Arithmetic.Atan).within(-3, 3).real(5),
                of(Arithmetic.Atanh).within(-0.9, 0.9).real(5),
                of(Arithmetic.Ceil).within(-3, 3).real(5),
                OneNode.of(Arithmetic.Clip, 7)
                        .number("min", -0.5)
                        .number("max", 0.3)
                        .real(3, 5),
                of(Arithmetic.Clip).real(3, 5).input(number(-0.5)),
                of(Arithmetic.Clip)
                        .real(3, 5)
                        .within(-0.9, -0.2)
                        .real()
                        .within(0.2, 0.9)
                        .real(),
                of(Arithmetic.Cos).within(-3, 3).real(5),
                of(Arithmetic.Cosh).real(5),
                of(Arithmetic.Det).real(1, 1),
                of(Arithmetic.Det).real(2, 3, 3),
                of(Arithmetic.Div).real(2, 1, 3).within(0.5, 2).real(4, 1),
                einsum("ij,jk->ik").real(2, 3).real(3, 4),
                einsum("...ii->...i").real(2, 3, 3),
                einsum("bi,bij,bj").real(2, 3).real(2, 3, 1).real(2, 1),
                einsum("...i,...i->...").real(2, 1, 3).real(1, 4, 3),
                einsum("ij->").real(2, 3),
                of(Arithmetic.Erf).within(-2, 2).real(5),
                of(Arithmetic.Exp).real(5),
                of(Arithmetic.Floor).within(-3, 3).real(5),
                of(Arithmetic.Gemm).real(2, 3).real(3, 5),
                of(Arithmetic.Gemm)
                        .number("alpha", 0.5)
                        .number("beta", 2)
                        .real(2, 3)
                        .real(3, 5)
                        .real(5),
                of(Arithmetic.Gemm).integer("transA", 1).real(3, 2).real(3, 5).real(2, 1),
                of(Arithmetic.Gemm).integer("transB", 1).real(2, 3).real(5, 3).real(),
                of(Arithmetic.Log).within(0.2, 3).real(5),
                of(Arithmetic.MatMul).real(2, 3).real(3, 1),
                of(Arithmetic.MatMul).real(3).real(3),
                of(Arithmetic.MatMul).real(2, 1, 2, 3).real(3, 3, 1),
                of(Arithmetic.Max).real(2, 1, 3).real(4, 1).real(3),
                of(Arithmetic.Mean).real(2, 1, 3).real(4, 1).real(3),
                of(Arithmetic.Min).real(2, 1, 3).real(4, 1).real(3),
                of(Arithmetic.Mod)
                        .integer("fmod", 1)
                        .within(-5, 5)
                        .real(3, 2)
                        .within(1.1, 1.9)
                        .real(2),
                of(Arithmetic.Mul).real(2, 1, 3).real(4, 1),
                of(Arithmetic.Neg).real(5),
                of(Arithmetic.Pow).within(0.3, 2).real(2, 1, 3).within(-2, 3).real(4, 1),
                of(Arithmetic.Pow).within(-2, 2).real(5).input(number(2)),
                of(Arithmetic.Pow).within(-2, 2).real(5).longs(0, 1, 2, 3, 4),
                of(Arithmetic.Pow).within(0.3, 2).real(5).input(number(0.5)),
                of(Arithmetic.Reciprocal).within(0.4, 2).real(5),
                of(Arithmetic.Round).within(-3, 3).real(5),
                of(Arithmetic.Sign).real(5),
                of(Arithmetic.Sin).within(-3, 3).real(5),
                of(Arithmetic.Sinh).real(5),
                of(Arithmetic.Sqrt).within(0.3, 2).real(5),
                of(Arithmetic.Sub).real(2, 1, 3).real(4, 1),
                of(Arithmetic.Sum).real(2, 1, 3).real(4, 1).real(3),
                of(Arithmetic.Tan).real(5));
    }
}
