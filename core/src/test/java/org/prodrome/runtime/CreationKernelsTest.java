package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.Agreement.agree;

import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator.Creation;

/** Holds what makes values to what ONNX Runtime makes of the same drawn nodes. */
class CreationKernelsTest {
    private static final int COUNT = 40;

    @Test
    void castsEveryTypeToEveryOther() {
        agree("Cast", 5 * COUNT, 0, s -> {
            ElementType from = s.anyType();
            return OneNode.of(Creation.Cast, s.from(7, 23))
                    .input(s.any(from, s.shape(s.from(0, 2), 6)))
                    .integer(
                            "to",
                            (from == ElementType.UINT8 || s.chance()
                                            ? s.anyType()
                                            : s.type(
                                                    ElementType.INT32,
                                                    ElementType.INT64,
                                                    ElementType.FLOAT16,
                                                    ElementType.FLOAT32,
                                                    ElementType.FLOAT64,
                                                    ElementType.BOOL))
                                    .onnx());
        });
        agree(
                "CastLike",
                COUNT,
                0,
                s -> OneNode.of(Creation.CastLike, s.from(15, 23))
                        .input(s.any(s.type(ElementType.INT32, ElementType.FLOAT32, ElementType.BOOL), s.shape(2, 4)))
                        .input(s.any(
                                s.type(ElementType.INT64, ElementType.FLOAT16, ElementType.FLOAT64, ElementType.BOOL),
                                1)));
    }

    @Test
    void castsWhatIsNoNumberAndWhatIsTooLarge() {
        double[] odd = {Double.NaN, -0.0, 1e-30, Double.POSITIVE_INFINITY, -1e300, 65520, 65504, 2.99, -2.99};
        for (ElementType to :
                new ElementType[] {ElementType.FLOAT16, ElementType.FLOAT32, ElementType.FLOAT64, ElementType.BOOL}) {
            for (ElementType from : new ElementType[] {ElementType.FLOAT16, ElementType.FLOAT32, ElementType.FLOAT64}) {
                OneNode.of(Creation.Cast, 13)
                        .input(Samples.of(from, odd, odd.length))
                        .integer("to", to.onnx())
                        .agrees();
            }
        }
        long[] whole = {0, -1, 255, 256, 300, -300, 1L << 31, (1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE};
        for (ElementType to : ElementType.values()) {
            OneNode.of(Creation.Cast, 13).longs(whole).integer("to", to.onnx()).agrees();
        }
    }

    @Test
    void makesConstants() {
        OneNode.of(Creation.Constant, 12).number("value_float", 1.5).agrees();
        OneNode.of(Creation.Constant, 12).numbers("value_floats", 1, 2.5).agrees();
        OneNode.of(Creation.Constant, 13).integer("value_int", -7).agrees();
        OneNode.of(Creation.Constant, 13)
                .integers("value_ints", 1, Long.MAX_VALUE)
                .agrees();
        OneNode.of(Creation.Constant, 13).integers("value_ints").agrees();
        OneNode.of(Creation.Constant, 7)
                .tensor("value", DrawnSamples.of(ElementType.FLOAT64, i -> i, 2, 3))
                .agrees();
        assertThatThrownBy(OneNode.of(Creation.Constant, 13).text("value_string", "x")::inTorch)
                .isInstanceOf(GraphException.class)
                .hasMessage(
                        "node it (Constant): expected value, value_float, value_floats, value_int or value_ints, got"
                                + " value_string");
    }

    @Test
    void fillsShapes() {
        agree("ConstantOfShape", COUNT, 0, s -> {
            OneNode node = OneNode.of(Creation.ConstantOfShape, s.from(9, 23)).longs(s.shape(s.from(0, 4), 3));
            return s.chance() ? node : node.tensor("value", s.any(s.anyType(), 1));
        });
        agree("EyeLike", COUNT, 0, s -> {
            OneNode node = OneNode.of(Creation.EyeLike, s.from(9, 23))
                    .input(s.any(
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64),
                            s.shape(2, 5)))
                    .integer("k", s.from(-5, 5));
            return s.chance()
                    ? node
                    : node.integer(
                            "dtype",
                            s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT64)
                                    .onnx());
        });
    }

    @Test
    void counts() {
        agree("Range", 5 * COUNT, 1e-5, s -> {
            ElementType type = s.type(ElementType.FLOAT32, ElementType.FLOAT64, ElementType.INT32, ElementType.INT64);
            OneNode node = OneNode.of(Creation.Range, s.from(11, 23))
                    .input(s.any(type))
                    .input(s.any(type));
            boolean whole = type == ElementType.INT32 || type == ElementType.INT64;
            double delta = whole ? s.one(1, 2, 3, -1, -2, -3) : s.one(0.1, 0.25, 0.3, 1.0, -0.1, -0.7);
            return node.input(DrawnSamples.of(type, _ -> delta));
        });
        Array[] ends = {Array.of(new long[] {Long.MIN_VALUE}), Array.of(new long[] {Long.MAX_VALUE})};
        assertThat(OneNode.of(Creation.Range, 11)
                        .input(ends[0])
                        .input(ends[1])
                        .input(Array.of(new long[] {Long.MAX_VALUE}))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(Long.MIN_VALUE, -1, Long.MAX_VALUE - 1);
    }
}
