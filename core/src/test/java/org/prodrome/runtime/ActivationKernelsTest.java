package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Activation;

/** Against ONNX Runtime where it has the operator for the type, else hand-worked. */
class ActivationKernelsTest {
    private final SplittableRandom random = new Seed(14).random();
    private final Array x = Samples.uniform(random, ElementType.FLOAT32, -4, 4, 3, 1, 7);

    /** The first operator set of each that ONNX Runtime runs by itself. */
    private static int since(Activation operator) {
        return switch (operator) {
            case HardSwish -> 14;
            case Mish -> 18;
            case Gelu -> 20;
            case Swish -> 24;
            default -> 13;
        };
    }

    @Test
    void asInOnnxRuntimeByDefault() {
        for (Activation operator : Activation.values()) {
            if (operator != Activation.PRelu && operator != Activation.Swish) {
                OneNode.of(operator, since(operator)).input(x).agrees();
                OneNode.of(operator, 22)
                        .input(Samples.uniform(random, ElementType.FLOAT32, -90, 90, 11))
                        .agrees();
            }
        }
    }

    @Test
    void asInOnnxRuntimeWithAttributes() {
        OneNode.of(Activation.LeakyRelu, 16).number("alpha", 0.3).input(x).agrees();
        OneNode.of(Activation.LeakyRelu, 7).number("alpha", -0.3).input(x).agrees();
        OneNode.of(Activation.Elu, 7).number("alpha", 0.4).input(x).agrees();
        OneNode.of(Activation.Selu, 7)
                .number("alpha", 1.2)
                .number("gamma", 0.7)
                .input(x)
                .agrees();
        OneNode.of(Activation.Celu, 12).number("alpha", 0.4).input(x).agrees();
        OneNode.of(Activation.Celu, 12).number("alpha", 2).input(x).agrees();
        OneNode.of(Activation.Gelu, 20).text("approximate", "tanh").input(x).agrees();
        OneNode.of(Activation.ThresholdedRelu, 10)
                .number("alpha", -0.5)
                .input(x)
                .agrees();
        OneNode.of(Activation.HardSigmoid, 7)
                .number("alpha", 0.4)
                .number("beta", 0.3)
                .input(x)
                .agrees();
        OneNode.of(Activation.Shrink, 9)
                .number("lambd", 1)
                .number("bias", 0.7)
                .input(x)
                .agrees();
    }

    @Test
    void swish() {
        double[] values = Closeness.doubles(x);
        for (double rate : new double[] {1, 0.5}) {
            double[] expected = new double[values.length];
            java.util.Arrays.setAll(expected, i -> values[i] / (1 + Math.exp(-rate * values[i])));
            OneNode node =
                    OneNode.of(Activation.Swish, 24).number("alpha", rate).input(x);
            Samples.same(node.toString(), node.inTorch().getFirst(), Samples.of(x.type(), expected, x.shape()));
        }
    }

    @Test
    void approximationsAreKnownByName() {
        OneNode node =
                OneNode.of(Activation.Gelu, 20).text("approximate", "exact").input(x);
        assertThatThrownBy(node::inTorch)
                .hasMessageContaining("expected approximate to be none or tanh, got \"exact\"");
    }

    @Test
    void slopesStretchOverTheInput() {
        for (int opset : new int[] {7, 9, 16}) {
            for (long[] slopes : new long[][] {{3, 1, 7}, {7}, {1}, {3, 1, 1}, {1, 1}}) {
                OneNode.of(Activation.PRelu, opset)
                        .input(x)
                        .input(Samples.uniform(random, ElementType.FLOAT32, -1, 1, slopes))
                        .agrees();
            }
        }
        OneNode backwards =
                OneNode.of(Activation.PRelu, 16).input(Samples.floats(1)).input(x);
        assertThatThrownBy(backwards::inTorch).hasMessageContaining("node it (PRelu)");
    }

    @Test
    void integers() {
        Array integers = Array.of(new long[] {-3, -1, 0, 2}, 4);
        assertThat(OneNode.of(Activation.Relu, 14)
                        .input(integers)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(0, 0, 0, 2);
        assertThat(OneNode.of(Activation.PRelu, 16)
                        .input(integers)
                        .input(Array.of(new long[] {5}, 1))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-15, -5, 0, 2);
        assertThat(OneNode.of(Activation.Shrink, 9)
                        .number("lambd", 1.5)
                        .number("bias", 1)
                        .input(integers)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-2, 0, 0, 1);
        assertThat(OneNode.of(Activation.Shrink, 9)
                        .number("lambd", 1)
                        .number("bias", 0.5)
                        .input(integers)
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-2, 0, 0, 1);
        Array bytes = Samples.of(ElementType.UINT8, new double[] {0, 1, 2, 200}, 4);
        assertThat(Closeness.doubles(OneNode.of(Activation.Shrink, 9)
                        .number("lambd", 1)
                        .number("bias", 1)
                        .input(bytes)
                        .inTorch()
                        .getFirst()))
                .containsExactly(0, 0, 1, 199);
    }

    @Test
    void softmaxBeforeAndAfterAxesStoodAlone() {
        Array image = Samples.uniform(random, ElementType.FLOAT32, -4, 4, 2, 3, 1, 4);
        for (Activation operator : List.of(Activation.Softmax, Activation.LogSoftmax, Activation.Hardmax)) {
            for (int opset : new int[] {7, 11, 12, 13, 17}) {
                OneNode.of(operator, opset).input(image).agrees();
                for (int axis = opset < 11 ? 0 : -4; axis < 4; axis++) {
                    OneNode.of(operator, opset)
                            .integer("axis", axis)
                            .input(image)
                            .agrees();
                }
            }
        }
    }

    @Test
    void theFirstOfSeveralGreatestWins() {
        Array ties = Samples.of(ElementType.FLOAT32, new double[] {1, 2, 2, 3, 3, 3}, 2, 3);
        assertThat(OneNode.of(Activation.Hardmax, 13)
                        .input(ties)
                        .inTorch()
                        .getFirst()
                        .floats())
                .containsExactly(0, 1, 0, 1, 0, 0);
    }

    @Test
    void nothingStaysNothing() {
        Array none = Samples.of(ElementType.FLOAT32, new double[0], 2, 0);
        for (Activation operator : Activation.values()) {
            if (operator != Activation.PRelu) {
                assertThat(OneNode.of(operator, 24)
                                .input(none)
                                .inTorch()
                                .getFirst()
                                .shape())
                        .as(operator.name())
                        .containsExactly(2, 0);
            }
        }
    }
}
