package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Logic;

class LogicKernelsTest {
    private final SplittableRandom random = new Seed(12).random();

    @Test
    void comparisonsOfEveryType() {
        for (Logic operator :
                List.of(Logic.Equal, Logic.Less, Logic.LessOrEqual, Logic.Greater, Logic.GreaterOrEqual)) {
            for (ElementType type : ElementType.values()) {
                if (type == ElementType.BOOL && operator != Logic.Equal) {
                    continue;
                }
                Array a = Samples.uniform(random, type, 0, 4, 3, 1, 2);
                Array b = Samples.uniform(random, type, 0, 4, 5, 1);
                Array got = OneNode.of(operator, 16).input(a).input(b).inTorch().getFirst();
                assertThat(got.type()).isEqualTo(ElementType.BOOL);
                assertThat(got.shape()).containsExactly(3, 5, 2);
                double[] x = Closeness.doubles(a);
                double[] y = Closeness.doubles(b);
                double[] z = Closeness.doubles(got);
                for (int i = 0; i < z.length; i++) {
                    int order = Double.compare(x[i / 10 * 2 + i % 2], y[i / 2 % 5]);
                    boolean expected = switch (operator) {
                        case Equal -> order == 0;
                        case Less -> order < 0;
                        case LessOrEqual -> order <= 0;
                        case Greater -> order > 0;
                        default -> order >= 0;
                    };
                    assertThat(z[i] == 1).as("%s of %s", operator, type).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void nothingIsEqualToNotANumber() {
        Array nothing = Samples.floats(Double.NaN);
        for (Logic operator : List.of(Logic.Equal, Logic.LessOrEqual, Logic.GreaterOrEqual)) {
            assertThat(bools(OneNode.of(operator, 16).input(nothing).input(nothing)))
                    .containsExactly(0);
        }
    }

    @Test
    void truthValues() {
        Array a = Samples.of(ElementType.BOOL, new double[] {0, 1}, 2, 1);
        Array b = Samples.of(ElementType.BOOL, new double[] {0, 1}, 2);
        assertThat(bools(OneNode.of(Logic.And, 7).input(a).input(b))).containsExactly(0, 0, 0, 1);
        assertThat(bools(OneNode.of(Logic.Or, 7).input(a).input(b))).containsExactly(0, 1, 1, 1);
        assertThat(bools(OneNode.of(Logic.Xor, 7).input(a).input(b))).containsExactly(0, 1, 1, 0);
        assertThat(bools(OneNode.of(Logic.Not, 7).input(b))).containsExactly(1, 0);
    }

    @Test
    void infinitiesOfEachSign() {
        for (ElementType type : List.of(ElementType.FLOAT16, ElementType.FLOAT32, ElementType.FLOAT64)) {
            Array x = Samples.of(
                    type, new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}, 4);
            assertThat(bools(OneNode.of(Logic.IsNaN, 20).input(x))).containsExactly(0, 1, 0, 0);
            for (int signs = 0; signs < 4; signs++) {
                assertThat(bools(OneNode.of(Logic.IsInf, 20)
                                .integer("detect_positive", signs & 1)
                                .integer("detect_negative", signs >> 1)
                                .input(x)))
                        .containsExactly(0, 0, signs & 1, signs >> 1);
            }
        }
    }

    @Test
    void bits() {
        Array a = Samples.of(ElementType.INT32, new double[] {12, -1}, 2);
        Array b = Samples.of(ElementType.INT32, new double[] {10, 5}, 2);
        assertThat(bools(OneNode.of(Logic.BitwiseAnd, 18).input(a).input(b))).containsExactly(8, 5);
        assertThat(bools(OneNode.of(Logic.BitwiseOr, 18).input(a).input(b))).containsExactly(14, -1);
        assertThat(bools(OneNode.of(Logic.BitwiseXor, 18).input(a).input(b))).containsExactly(6, -6);
        assertThat(bools(OneNode.of(Logic.BitwiseNot, 18).input(a))).containsExactly(-13, 0);
        Array bytes = Samples.of(ElementType.UINT8, new double[] {16, 255}, 2);
        Array one = Samples.of(ElementType.UINT8, new double[] {1}, 1);
        OneNode.of(Logic.BitShift, 11)
                .text("direction", "LEFT")
                .input(bytes)
                .input(one)
                .agrees();
        OneNode.of(Logic.BitShift, 11)
                .text("direction", "RIGHT")
                .input(bytes)
                .input(one)
                .agrees();
        OneNode nowhere = OneNode.of(Logic.BitShift, 11).input(bytes).input(one);
        assertThatThrownBy(nowhere::inTorch).hasMessageContaining("expected the direction LEFT or RIGHT");
    }

    private static double[] bools(OneNode node) {
        return Closeness.doubles(node.inTorch().getFirst());
    }
}
