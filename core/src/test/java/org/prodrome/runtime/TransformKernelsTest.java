package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator.Transform;

/** Against ONNX Runtime, against sums written out, and there and back again. */
class TransformKernelsTest {
    private final SplittableRandom random = new Seed(15).random();

    private static Array integer(long value) {
        return Array.of(new long[] {value});
    }

    private Array signal(long... shape) {
        return Samples.uniform(random, ElementType.FLOAT64, -1, 1, shape);
    }

    /** Of one signal [time, 2], as it is defined. */
    private static double[] writtenOut(double[] x, int length, boolean inverse) {
        double[] y = new double[2 * length];
        for (int k = 0; k < length; k++) {
            for (int n = 0; n < Math.min(length, x.length / 2); n++) {
                double angle = (inverse ? 2 : -2) * Math.PI * k * n / length;
                double scale = inverse ? 1.0 / length : 1;
                y[2 * k] += scale * (x[2 * n] * Math.cos(angle) - x[2 * n + 1] * Math.sin(angle));
                y[2 * k + 1] += scale * (x[2 * n] * Math.sin(angle) + x[2 * n + 1] * Math.cos(angle));
            }
        }
        return y;
    }

    @Test
    void isTheSumThatDefinesIt() {
        Array x = signal(1, 7, 2);
        for (int length : new int[] {1, 4, 7, 10}) {
            for (int inverse = 0; inverse < 2; inverse++) {
                OneNode node = OneNode.of(Transform.DFT, 17)
                        .integer("inverse", inverse)
                        .input(x)
                        .input(integer(length));
                Samples.same(
                        node.toString(),
                        node.inTorch().getFirst(),
                        Samples.doubles(writtenOut(Closeness.doubles(x), length, inverse == 1), 1, length, 2));
            }
        }
    }

    @Test
    void realAndComplexSignalsAlongAnyAxis() {
        for (long parts : new long[] {1, 2}) {
            Array x = signal(3, 4, 5, parts);
            for (int axis = -4; axis < 3; axis++) {
                if (axis == -1) {
                    continue;
                }
                OneNode.of(Transform.DFT, 17).integer("axis", axis).input(x).agrees();
                OneNode.of(Transform.DFT, 20)
                        .input(x)
                        .absent()
                        .input(integer(axis))
                        .agrees();
                OneNode.of(Transform.DFT, 20)
                        .input(x)
                        .input(Samples.of(ElementType.INT32, new double[] {6}))
                        .input(integer(axis))
                        .agrees();
                if (parts == 1) {
                    OneNode.of(Transform.DFT, 17)
                            .integer("axis", axis)
                            .integer("onesided", 1)
                            .input(x)
                            .agrees();
                }
            }
            OneNode.of(Transform.DFT, 17)
                    .integer("inverse", 1)
                    .input(signal(3, 4, 5, 2))
                    .agrees();
        }
    }

    @Test
    void halfASpectrumGivesItsSignalBack() {
        for (int length : new int[] {6, 7}) {
            Array x = signal(2, length, 3, 1);
            Array spectrum = OneNode.of(Transform.DFT, 20)
                    .integer("onesided", 1)
                    .input(x)
                    .absent()
                    .input(integer(1))
                    .inTorch()
                    .getFirst();
            assertThat(spectrum.shape()).containsExactly(2, length / 2 + 1, 3, 2);
            OneNode back = OneNode.of(Transform.DFT, 20)
                    .integer("onesided", 1)
                    .integer("inverse", 1)
                    .input(spectrum);
            (length == 6 ? back.absent() : back.input(integer(length))).input(integer(1));
            Samples.same("back", back.inTorch().getFirst(), x);
        }
    }

    @Test
    void halfIsComputedInSingle() {
        Array x = Samples.uniform(random, ElementType.FLOAT16, -1, 1, 1, 8, 1);
        assertThat(OneNode.of(Transform.DFT, 17).input(x).inTorch().getFirst().type())
                .isEqualTo(ElementType.FLOAT16);
    }

    @Test
    void whatCannotBeTransformedIsRefused() {
        OneNode lastAxis =
                OneNode.of(Transform.DFT, 20).input(signal(3, 4, 1)).absent().input(integer(-1));
        assertThatThrownBy(lastAxis::inTorch)
                .hasMessageContaining("expected an axis before the last of [3, 4, 1], got -1");
        OneNode threeParts = OneNode.of(Transform.DFT, 17).input(signal(3, 4, 3));
        assertThatThrownBy(threeParts::inTorch).hasMessageContaining("expected 1 or 2 numbers on the last axis");
        OneNode half = OneNode.of(Transform.DFT, 17).integer("onesided", 1).input(signal(3, 4, 2));
        assertThatThrownBy(half::inTorch).hasMessageContaining("expected a real signal for half a spectrum");
        OneNode huge = OneNode.of(Transform.DFT, 17).input(signal(3, 4, 1)).input(integer(1L << 40));
        assertThatThrownBy(huge::inTorch)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("elements, got the shape");
        OneNode none = OneNode.of(Transform.DFT, 17).input(signal(3, 4, 1)).input(integer(0));
        assertThatThrownBy(none::inTorch).hasMessageContaining("expected a length of 1 and above, got 0");
    }

    @Test
    void frames() {
        for (ElementType type : new ElementType[] {ElementType.FLOAT32, ElementType.FLOAT64}) {
            for (int oneSided = 0; oneSided < 2; oneSided++) {
                Array x = Samples.uniform(random, type, -1, 1, 2, 21, 1);
                Array window = Samples.uniform(random, type, 0, 1, 8);
                OneNode.of(Transform.STFT, 17)
                        .integer("onesided", oneSided)
                        .input(x)
                        .input(integer(3))
                        .input(window)
                        .input(integer(8))
                        .agrees();
                OneNode.of(Transform.STFT, 17)
                        .integer("onesided", oneSided)
                        .input(x)
                        .input(integer(8))
                        .input(window)
                        .agrees();
                OneNode.of(Transform.STFT, 17)
                        .integer("onesided", oneSided)
                        .input(x)
                        .input(integer(5))
                        .absent()
                        .input(integer(7))
                        .agrees();
            }
        }
    }

    /** Complex ones too, of which ONNX Runtime reads parts that nobody wrote. */
    @Test
    void aFrameIsTheTransformOfItsWeightedSamples() {
        for (int parts = 1; parts < 3; parts++) {
            Array x = signal(1, 9, parts);
            Array window = signal(4);
            double[] samples = Closeness.doubles(x);
            double[] weights = Closeness.doubles(window);
            double[] second = new double[12]; // two more samples than the window has are zeros
            for (int i = 0; i < 4 * parts; i++) {
                second[parts == 1 ? 2 * i : i] = samples[3 * parts + i] * weights[i / parts];
            }
            Array got = OneNode.of(Transform.STFT, 17)
                    .integer("onesided", 0)
                    .input(x)
                    .input(integer(3))
                    .input(window)
                    .input(integer(6))
                    .inTorch()
                    .getFirst();
            assertThat(got.shape()).containsExactly(1, 2, 6, 2);
            double[] all = Closeness.doubles(got);
            Samples.same(
                    "second frame",
                    Samples.doubles(java.util.Arrays.copyOfRange(all, 12, 24), 12),
                    Samples.doubles(writtenOut(second, 6, false), 12));
        }
    }

    @Test
    void framesThatDoNotFitAreRefused() {
        OneNode tooLong = OneNode.of(Transform.STFT, 17)
                .input(signal(1, 9, 1))
                .input(integer(3))
                .absent()
                .input(integer(10));
        assertThatThrownBy(tooLong::inTorch).hasMessageContaining("frames of 1 to 9 samples, got 3 and 10");
        OneNode standing = OneNode.of(Transform.STFT, 17)
                .input(signal(1, 9, 1))
                .input(integer(0))
                .input(signal(4));
        assertThatThrownBy(standing::inTorch).hasMessageContaining("expected a step of 1 and above");
    }

    @Test
    void windows() {
        for (Transform window :
                new Transform[] {Transform.HannWindow, Transform.HammingWindow, Transform.BlackmanWindow}) {
            for (int size : new int[] {2, 5, 10}) {
                for (int periodic = 0; periodic < 2; periodic++) {
                    OneNode.of(window, 17)
                            .integer("periodic", periodic)
                            .input(integer(size))
                            .agrees();
                }
            }
            OneNode alone = OneNode.of(window, 17).integer("periodic", 0).input(integer(1));
            assertThat(alone.inTorch().getFirst().floats()).containsExactly(1);
            OneNode none = OneNode.of(window, 17).input(integer(0));
            assertThat(none.inTorch().getFirst().floats()).isEmpty();
            OneNode huge = OneNode.of(window, 17).input(integer(Long.MAX_VALUE));
            assertThatThrownBy(huge::inTorch).isInstanceOf(GraphException.class);
            OneNode large = OneNode.of(window, 17).input(integer(1 << 30));
            assertThatThrownBy(large::inTorch).hasMessageContaining("weights, got the shape [1073741824]");
            OneNode empty = OneNode.of(window, 17).input(Array.of(new long[0], 0));
            assertThatThrownBy(empty::inTorch).hasMessageContaining("expected one element at place 0, got 0");
            OneNode negative = OneNode.of(window, 17).input(integer(-1));
            assertThatThrownBy(negative::inTorch).hasMessageContaining("expected lengths of 0 and above");
        }
        assertThat(OneNode.of(Transform.HannWindow, 17)
                        .integer("output_datatype", ElementType.INT64.onnx())
                        .input(integer(4))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(0, 0, 1, 0);
        Samples.same(
                "in 64 bits",
                OneNode.of(Transform.HammingWindow, 17)
                        .integer("output_datatype", ElementType.FLOAT64.onnx())
                        .input(integer(2))
                        .inTorch()
                        .getFirst(),
                Samples.doubles(new double[] {4.0 / 46, 1}, 2));
    }

    private static OneNode mel(long bands, long length, long rate, double low, double high) {
        return OneNode.of(Transform.MelWeightMatrix, 17)
                .input(integer(bands))
                .input(integer(length))
                .input(integer(rate))
                .input(Samples.of(ElementType.FLOAT32, new double[] {low}))
                .input(Samples.of(ElementType.FLOAT32, new double[] {high}));
    }

    @Test
    void melFilters() {
        mel(8, 16, 8192, 0, 4096).agrees();
        mel(40, 512, 4000, 20, 1990).agrees();
        mel(3, 15, 2000, 0, 900)
                .integer("output_datatype", ElementType.FLOAT64.onnx())
                .agrees();
        assertThatThrownBy(() -> mel(4, 16, 8000, 0, 9000).inTorch()).hasMessageContaining("half the sample rate");
        assertThatThrownBy(() -> mel(4, 16, 8000, -900, 2000).inTorch()).isInstanceOf(GraphException.class);
        assertThatThrownBy(() -> mel(4, 16, 8000, 3000, 100).inTorch())
                .hasMessageContaining("expected a lower edge below the upper one");
        assertThatThrownBy(() -> mel(4, 16, 0, 0, 100).inTorch()).hasMessageContaining("a sample_rate above 0");
        assertThatThrownBy(() -> mel(1L << 40, 1L << 40, 8000, 0, 100).inTorch())
                .hasMessageContaining("elements, got the shape");
    }
}
