package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Reduction;

/** Against ONNX Runtime where it has the operator for the type, else hand-worked. */
class ReductionKernelsTest {
    private static final List<ElementType> EVERYWHERE =
            List.of(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64);
    private static final List<Reduction> OF_FLOATS = List.of(Reduction.ReduceLogSum, Reduction.ReduceLogSumExp);

    private final SplittableRandom random = new Seed(13).random();

    private static boolean takesAxesAsInput(Reduction operator, int opset) {
        return opset >= (operator == Reduction.ReduceSum ? 13 : 18);
    }

    private static OneNode node(Reduction operator, int opset, boolean keep, Array data, long... axes) {
        OneNode node =
                OneNode.of(operator, opset).integer("keepdims", keep ? 1 : 0).input(data);
        if (takesAxesAsInput(operator, opset)) {
            return node.input(Array.of(axes, axes.length));
        }
        return axes.length == 0 ? node : node.integers("axes", axes);
    }

    @Test
    void everyReductionOfEveryShape() {
        long[][][] cases = {
            // shape, then axes
            {{3, 1, 4}, {}},
            {{3, 1, 4}, {0}},
            {{3, 1, 4}, {1}},
            {{3, 1, 4}, {-1}},
            {{3, 1, 4}, {2, 0}},
            {{3, 1, 4}, {0, 1, 2}},
            {{7}, {0}},
            {{2, 3, 2, 3}, {1, -1}},
            {{1, 1}, {0}}
        };
        int[] opsets = {7, 11, 13, 18, 20};
        int turn = 0;
        for (Reduction operator : Reduction.values()) {
            for (ElementType type : EVERYWHERE) {
                if (OF_FLOATS.contains(operator) && (type == ElementType.INT64 || type == ElementType.INT32)) {
                    continue; // log(0) of an integer is undefined
                }
                for (long[][] one : cases) {
                    Array data = Samples.uniform(random, type, 0.5, 4, one[0]);
                    node(operator, opsets[turn++ % 5], true, data, one[1]).agrees();
                    node(operator, opsets[turn++ % 5], false, data, one[1]).agrees();
                }
            }
        }
    }

    @Test
    void nothingIsReducedWhereThatIsAskedButTheRestIsDone() {
        Array data = Samples.floats(-2, 1, 3);
        for (Reduction operator : Reduction.values()) {
            double[] expected = switch (operator) {
                case ReduceL1, ReduceL2 -> new double[] {2, 1, 3};
                case ReduceLogSum -> new double[] {Double.NaN, 0, Math.log(3)};
                case ReduceSumSquare -> new double[] {4, 1, 9};
                case ReduceLogSumExp, ReduceMax, ReduceMean, ReduceMin, ReduceProd, ReduceSum ->
                    new double[] {-2, 1, 3};
            };
            OneNode absent =
                    OneNode.of(operator, 18).integer("noop_with_empty_axes", 1).input(data);
            OneNode empty = OneNode.of(operator, 18)
                    .integer("noop_with_empty_axes", 1)
                    .integer("keepdims", 0)
                    .input(data)
                    .input(Array.of(new long[0], 0));
            for (OneNode node : List.of(absent, empty)) {
                Samples.same(node.toString(), node.inTorch().getFirst(), Samples.floats(expected));
            }
        }
    }

    @Test
    void scalarsReduceToThemselves() {
        for (Reduction operator : Reduction.values()) {
            OneNode.of(operator, 13)
                    .input(Samples.of(ElementType.FLOAT32, new double[] {2}))
                    .agrees();
        }
    }

    @Test
    void ofNothing() {
        Array none = Samples.of(ElementType.FLOAT32, new double[0], 2, 0, 4);
        for (Reduction operator : Reduction.values()) {
            double expected = switch (operator) {
                case ReduceL1, ReduceL2, ReduceSum, ReduceSumSquare -> 0;
                case ReduceLogSum, ReduceLogSumExp, ReduceMax -> Double.NEGATIVE_INFINITY;
                case ReduceMean -> Double.NaN;
                case ReduceMin -> Double.POSITIVE_INFINITY;
                case ReduceProd -> 1;
            };
            Array got = node(operator, 20, true, none, 1).inTorch().getFirst();
            assertThat(got.shape()).containsExactly(2, 1, 4);
            assertThat(got.floats()).containsOnly((float) expected);
            Array untouched = node(operator, 20, false, none, 2).inTorch().getFirst();
            assertThat(untouched.shape()).containsExactly(2, 0);
        }
        Array noIntegers = Array.of(new long[0], 0);
        assertThat(node(Reduction.ReduceMax, 20, false, noIntegers, 0)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(Long.MIN_VALUE);
        assertThat(node(Reduction.ReduceMin, 20, false, noIntegers, 0)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(Long.MAX_VALUE);
        OneNode mean = node(Reduction.ReduceMean, 18, false, noIntegers, 0);
        assertThatThrownBy(mean::inTorch).hasMessageContaining("expected integers to take the mean of, got none");
    }

    @Test
    void extremesOfTruthValuesAndBytes() {
        Array truths = Samples.of(ElementType.BOOL, new double[] {1, 1, 1, 0, 0, 0}, 3, 2);
        assertThat(Closeness.doubles(node(Reduction.ReduceMax, 20, false, truths, 1)
                        .inTorch()
                        .getFirst()))
                .containsExactly(1, 1, 0);
        assertThat(Closeness.doubles(node(Reduction.ReduceMin, 20, false, truths, 1)
                        .inTorch()
                        .getFirst()))
                .containsExactly(1, 0, 0);
        Array bytes = Samples.of(ElementType.UINT8, new double[] {200, 3, 0, 255}, 2, 2);
        node(Reduction.ReduceMax, 13, true, bytes, 1).agrees();
        node(Reduction.ReduceMin, 13, true, bytes, 1).agrees();
        Array noTruths = Samples.of(ElementType.BOOL, new double[0], 0);
        assertThat(Closeness.doubles(node(Reduction.ReduceMin, 20, false, noTruths, 0)
                        .inTorch()
                        .getFirst()))
                .containsExactly(1);
    }

    @Test
    void integersStayExact() {
        long big = (1L << 60) + 1;
        Array data = Array.of(new long[] {big, -3, 2}, 3);
        assertThat(node(Reduction.ReduceSum, 13, false, data)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(big - 1);
        assertThat(node(Reduction.ReduceL1, 18, false, data)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(big + 5);
        Array mixed = Array.of(new long[] {-7, 2}, 2);
        assertThat(node(Reduction.ReduceMean, 18, false, mixed)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-2);
    }

    @Test
    void sumsOfExponentialsStayFinite() {
        Array data = Samples.floats(1000, 1000, -1000);
        assertThat(node(Reduction.ReduceLogSumExp, 18, false, data)
                        .inTorch()
                        .getFirst()
                        .item())
                .isCloseTo(1000 + (float) Math.log(2), org.assertj.core.data.Offset.offset(1e-3f));
    }

    @Test
    void halfIsSummedInSingle() {
        double[] values = new double[5000];
        java.util.Arrays.fill(values, 1);
        Array ones = Samples.of(ElementType.FLOAT16, values, 5000);
        Samples.same(
                "sum",
                node(Reduction.ReduceSum, 13, false, ones).inTorch().getFirst(),
                Samples.of(ElementType.FLOAT16, new double[] {5000}));
    }
}
