package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator.Arithmetic;

/** Against ONNX Runtime where it has the operator for the type, else against Java's own arithmetic. */
class ArithmeticKernelsTest {
    private static final long SEED = 20_26;
    private final SplittableRandom random = new Seed(SEED).random();

    /** Pairs of shapes that broadcast. */
    private static final long[][][] SHAPES = {
        {{2, 3}, {2, 3}}, {{2, 1, 3}, {4, 1}}, {{}, {3, 1}}, {{1}, {1, 1, 1}}, {{0, 3}, {1, 3}}, {{5}, {}}
    };

    /** A function of one number, and where it is defined. */
    private record Function(DoubleUnaryOperator exact, double low, double high) {}

    private static final Map<Arithmetic, Function> FUNCTIONS = Map.ofEntries(
            Map.entry(Arithmetic.Abs, new Function(Math::abs, -3, 3)),
            Map.entry(Arithmetic.Acos, new Function(Math::acos, -1, 1)),
            Map.entry(Arithmetic.Acosh, new Function(x -> Math.log(x + Math.sqrt(x * x - 1)), 1.1, 9)),
            Map.entry(Arithmetic.Asin, new Function(Math::asin, -1, 1)),
            Map.entry(Arithmetic.Asinh, new Function(x -> Math.log(x + Math.sqrt(x * x + 1)), -3, 3)),
            Map.entry(Arithmetic.Atan, new Function(Math::atan, -9, 9)),
            Map.entry(Arithmetic.Atanh, new Function(x -> Math.log((1 + x) / (1 - x)) / 2, -0.9, 0.9)),
            Map.entry(Arithmetic.Ceil, new Function(Math::ceil, -3, 3)),
            Map.entry(Arithmetic.Cos, new Function(Math::cos, -9, 9)),
            Map.entry(Arithmetic.Cosh, new Function(Math::cosh, -3, 3)),
            Map.entry(Arithmetic.Exp, new Function(Math::exp, -3, 3)),
            Map.entry(Arithmetic.Floor, new Function(Math::floor, -3, 3)),
            Map.entry(Arithmetic.Log, new Function(Math::log, 0.01, 9)),
            Map.entry(Arithmetic.Neg, new Function(x -> -x, -3, 3)),
            Map.entry(Arithmetic.Reciprocal, new Function(x -> 1 / x, 0.1, 3)),
            Map.entry(Arithmetic.Round, new Function(Math::rint, -3, 3)),
            Map.entry(Arithmetic.Sign, new Function(Math::signum, -3, 3)),
            Map.entry(Arithmetic.Sin, new Function(Math::sin, -9, 9)),
            Map.entry(Arithmetic.Sinh, new Function(Math::sinh, -3, 3)),
            Map.entry(Arithmetic.Sqrt, new Function(Math::sqrt, 0, 9)),
            Map.entry(Arithmetic.Tan, new Function(Math::tan, -1.4, 1.4)));

    @Test
    void functionsOfOneNumber() {
        FUNCTIONS.forEach((operator, function) -> {
            for (ElementType type : List.of(ElementType.FLOAT16, ElementType.FLOAT32, ElementType.FLOAT64)) {
                Array x = Samples.uniform(random, type, function.low(), function.high(), 3, 1, 5);
                double[] exact = Closeness.doubles(x);
                for (int i = 0; i < exact.length; i++) {
                    exact[i] = function.exact().applyAsDouble(exact[i]);
                }
                OneNode node = OneNode.of(operator, 13).input(x);
                Samples.same(node.toString(), node.inTorch().getFirst(), Samples.of(type, exact, 3, 1, 5));
            }
        });
    }

    @Test
    void halvesGoToTheEvenNeighbour() {
        Array x = Samples.floats(0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 4.5, 1e10);
        OneNode.of(Arithmetic.Round, 11).input(x).agrees();
    }

    @Test
    void errorFunction() {
        OneNode.of(Arithmetic.Erf, 13)
                .input(Samples.uniform(random, ElementType.FLOAT32, -4, 4, 50))
                .agrees();
        Array integers = Samples.of(ElementType.INT64, new double[] {-9, -1, 0, 1, 9}, 5);
        assertThat(OneNode.of(Arithmetic.Erf, 13)
                        .input(integers)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-1, 0, 0, 0, 1);
    }

    @Test
    void arithmeticOfFloatsAsInOnnxRuntime() {
        for (Arithmetic operator : List.of(Arithmetic.Add, Arithmetic.Sub, Arithmetic.Mul, Arithmetic.Div)) {
            for (ElementType type : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
                for (int opset : new int[] {7, 13, 14}) {
                    for (long[][] shapes : SHAPES) {
                        OneNode.of(operator, opset)
                                .input(Samples.uniform(random, type, -3, 3, shapes[0]))
                                .input(Samples.uniform(random, type, 0.1, 3, shapes[1]))
                                .agrees();
                    }
                }
            }
        }
    }

    @Test
    void arithmeticOfIntegersAsInJava() {
        Map<Arithmetic, LongBinaryOperator> operators = Map.of(
                Arithmetic.Add, (a, b) -> a + b,
                Arithmetic.Sub, (a, b) -> a - b,
                Arithmetic.Mul, (a, b) -> a * b,
                Arithmetic.Div, (a, b) -> a / b,
                Arithmetic.Mod, Math::floorMod,
                Arithmetic.Max, Math::max,
                Arithmetic.Min, Math::min);
        operators.forEach((operator, exact) -> {
            for (ElementType type : List.of(ElementType.INT32, ElementType.INT64, ElementType.UINT8)) {
                double low = type == ElementType.UINT8 ? 0 : -100;
                Array a = Samples.uniform(random, type, low, 200, 40);
                Array b = nonzero(Samples.uniform(random, type, low, 200, 40));
                double[] x = Closeness.doubles(a);
                double[] y = Closeness.doubles(b);
                double[] z = new double[40];
                for (int i = 0; i < z.length; i++) {
                    z[i] = exact.applyAsLong((long) x[i], (long) y[i]);
                }
                OneNode node = OneNode.of(operator, 14).input(a).input(b);
                Samples.same(node.toString(), node.inTorch().getFirst(), Samples.of(type, z, 40));
            }
        });
    }

    private static Array nonzero(Array array) {
        double[] values = Closeness.doubles(array);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == 0 ? 1 : values[i];
        }
        return Samples.of(array.type(), values, array.shape());
    }

    @Test
    void bigIntegersStayExact() {
        long big = (1L << 60) + 1;
        Array a = Array.of(new long[] {big, -big, Long.MIN_VALUE, Long.MIN_VALUE}, 4);
        Array b = Array.of(new long[] {3, 3, -1, 1}, 4);
        assertThat(OneNode.of(Arithmetic.Div, 14)
                        .input(a)
                        .input(b)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(big / 3, -(big / 3), Long.MIN_VALUE, Long.MIN_VALUE);
        assertThat(OneNode.of(Arithmetic.Mod, 13)
                        .input(a)
                        .input(b)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(Math.floorMod(big, 3L), Math.floorMod(-big, 3L), 0, 0);
        assertThat(OneNode.of(Arithmetic.Clip, 13)
                        .input(a)
                        .input(Array.of(new long[] {-big + 1}))
                        .input(Array.of(new long[] {big - 1}))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(big - 1, -big + 1, -big + 1, -big + 1);
        Array smallest = Samples.of(ElementType.INT32, new double[] {Integer.MIN_VALUE}, 1);
        Array minusOne = Samples.of(ElementType.INT32, new double[] {-1}, 1);
        for (Arithmetic operator : List.of(Arithmetic.Div, Arithmetic.Mod)) {
            assertThat(Closeness.doubles(OneNode.of(operator, 14)
                            .input(smallest)
                            .input(minusOne)
                            .inTorch()
                            .getFirst()))
                    .containsExactly(operator == Arithmetic.Div ? Integer.MIN_VALUE : 0);
        }
    }

    @Test
    void integersAreNotDividedByZero() {
        Array one = Array.of(new long[] {1}, 1);
        Array zero = Array.of(new long[] {0}, 1);
        for (Arithmetic operator : List.of(Arithmetic.Div, Arithmetic.Mod)) {
            OneNode node = OneNode.of(operator, 14).input(one).input(zero);
            assertThatThrownBy(node::inTorch).isInstanceOf(GraphException.class).hasMessageContaining("node it");
        }
    }

    @Test
    void remaindersWithTheDividendsSign() {
        Array a = Samples.floats(5.5, -5.5, 5.5, -5.5, 3, Double.POSITIVE_INFINITY);
        Array b = Samples.floats(2, 2, -2, -2, Double.POSITIVE_INFINITY, 2);
        assertThat(OneNode.of(Arithmetic.Mod, 10)
                        .integer("fmod", 1)
                        .input(a)
                        .input(b)
                        .inTorch()
                        .getFirst()
                        .floats())
                .containsExactly(1.5f, -1.5f, 1.5f, -1.5f, 3, Float.NaN);
        OneNode.of(Arithmetic.Mod, 13)
                .integer("fmod", 1)
                .input(Samples.uniform(random, ElementType.INT32, -20, 20, 3, 4))
                .input(Samples.of(ElementType.INT32, new double[] {3, -3, 7, -7}, 4))
                .agrees();
        OneNode floored = OneNode.of(Arithmetic.Mod, 13).input(a).input(b);
        assertThatThrownBy(floored::inTorch).hasMessageContaining("expected fmod 1 for floats, got 0");
    }

    @Test
    void powersHaveTheTypeOfTheirBase() {
        for (ElementType base :
                List.of(ElementType.INT32, ElementType.INT64, ElementType.FLOAT32, ElementType.FLOAT64)) {
            for (ElementType exponent :
                    List.of(ElementType.INT32, ElementType.INT64, ElementType.FLOAT32, ElementType.FLOAT64)) {
                OneNode.of(Arithmetic.Pow, 13)
                        .input(Samples.of(base, new double[] {1, 2, 3, 5}, 4))
                        .input(Samples.of(exponent, new double[] {0, 3, 2, 1}, 4))
                        .agrees();
                OneNode.of(Arithmetic.Pow, 15)
                        .input(Samples.of(base, new double[] {1, 2, 3, 5}, 2, 2))
                        .input(Samples.of(exponent, new double[] {2}))
                        .agrees();
            }
        }
        Array base = Samples.of(ElementType.FLOAT16, new double[] {1.5, 2, 3}, 3);
        Array exponent = Samples.of(ElementType.INT64, new double[] {2, 3, 2}, 3);
        Samples.same(
                "half",
                OneNode.of(Arithmetic.Pow, 15)
                        .input(base)
                        .input(exponent)
                        .inTorch()
                        .getFirst(),
                Samples.of(ElementType.FLOAT16, new double[] {2.25, 8, 9}, 3));
        Samples.same(
                "half as exponent",
                OneNode.of(Arithmetic.Pow, 15)
                        .input(Samples.floats(2.1, 3))
                        .input(Samples.of(ElementType.FLOAT16, new double[] {1, 2}, 2))
                        .inTorch()
                        .getFirst(),
                Samples.floats(2.1, 9));
    }

    @Test
    void powersOfOneExponentHaveTheBroadcastShape() {
        OneNode.of(Arithmetic.Pow, 13)
                .input(Samples.floats(4, 9))
                .input(Samples.of(ElementType.FLOAT32, new double[] {0.5}, 1, 1))
                .agrees();
    }

    @Test
    void bounds() {
        Array x = Samples.uniform(random, ElementType.FLOAT32, -3, 3, 4, 5);
        OneNode.of(Arithmetic.Clip, 7).input(x).agrees();
        OneNode.of(Arithmetic.Clip, 9).number("min", -1).input(x).agrees();
        OneNode.of(Arithmetic.Clip, 10)
                .number("min", -1)
                .number("max", 0.5)
                .input(x)
                .agrees();
        for (int opset : new int[] {11, 12, 13}) {
            Array low = Samples.of(ElementType.FLOAT32, new double[] {-1});
            Array high = Samples.of(ElementType.FLOAT32, new double[] {0.5});
            OneNode.of(Arithmetic.Clip, opset).input(x).agrees();
            OneNode.of(Arithmetic.Clip, opset).input(x).input(low).agrees();
            OneNode.of(Arithmetic.Clip, opset).input(x).absent().input(high).agrees();
            OneNode.of(Arithmetic.Clip, opset).input(x).input(low).input(high).agrees();
            OneNode.of(Arithmetic.Clip, opset).input(x).input(high).input(low).agrees();
        }
        OneNode.of(Arithmetic.Clip, 12)
                .input(Samples.uniform(random, ElementType.UINT8, 0, 250, 9))
                .input(Samples.of(ElementType.UINT8, new double[] {40}))
                .input(Samples.of(ElementType.UINT8, new double[] {200}))
                .agrees();
    }

    @Test
    void anyNumberOfTensors() {
        for (Arithmetic operator : List.of(Arithmetic.Max, Arithmetic.Min, Arithmetic.Sum, Arithmetic.Mean)) {
            for (int opset : new int[] {8, 13}) {
                OneNode node = OneNode.of(operator, opset);
                for (long[] shape : new long[][] {{2, 1, 3}, {4, 1}, {}, {1, 1, 1, 1}}) {
                    node.input(Samples.uniform(random, ElementType.FLOAT32, -3, 3, shape))
                            .agrees();
                }
            }
        }
        Array a = Array.of(new long[] {7, -7}, 2);
        Array b = Array.of(new long[] {0, 0}, 2);
        assertThat(OneNode.of(Arithmetic.Mean, 13)
                        .input(a)
                        .input(b)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(3, -3);
        assertThat(OneNode.of(Arithmetic.Sum, 13)
                        .input(a)
                        .input(a)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(14, -14);
    }

    @Test
    void notANumberStaysOne() {
        for (Arithmetic operator : List.of(Arithmetic.Max, Arithmetic.Min)) {
            assertThat(OneNode.of(operator, 13)
                            .input(Samples.floats(Double.NaN, 1))
                            .input(Samples.floats(1, Double.NaN))
                            .inTorch()
                            .getFirst()
                            .floats())
                    .containsExactly(Float.NaN, Float.NaN);
        }
    }

    @Test
    void tooFewInputsAreNamed() {
        OneNode node = OneNode.of(Arithmetic.Add, 14).input(Samples.floats(1));
        assertThatThrownBy(node::inTorch)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("node it (Add): expected an input at place 1, got none");
    }
}
