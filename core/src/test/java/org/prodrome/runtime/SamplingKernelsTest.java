package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prodrome.runtime.Agreement.agree;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Sampling;

/** Holds what samples anew to what ONNX Runtime makes of the same drawn nodes. */
class SamplingKernelsTest {
    private static final int COUNT = 40;
    private static final double TOLERANCE = 1e-5;

    @Test
    void upsamples() {
        agree("Upsample", COUNT, TOLERANCE, s -> {
            boolean linear = s.chance();
            int opset = s.from(7, 9);
            int rank = linear ? s.one(2, 4) : s.from(1, 5);
            double[] scales = new double[rank];
            for (int axis = 0; axis < rank; axis++) {
                scales[axis] = axis < rank - 2 ? 1 : s.one(1.0, 2.0, 3.0, 1.5, 1.3);
            }
            long[] shape =
                    Arrays.stream(s.shape(rank, 5)).map(length -> length + 3).toArray();
            OneNode node = OneNode.of(Sampling.Upsample, opset)
                    .text("mode", linear ? "linear" : "nearest")
                    .input(s.any(ElementType.FLOAT32, shape));
            return opset < 9 ? node.numbers("scales", scales) : node.input(Samples.floats(scales));
        });
    }

    @Test
    void resizesAsBeforeThereWasAChoice() {
        agree(
                "Resize-10",
                COUNT,
                TOLERANCE,
                s -> OneNode.of(Sampling.Resize, 10)
                        .text("mode", s.one("nearest", "linear"))
                        .input(s.any(ElementType.FLOAT32, s.shape(4, 6)))
                        .input(Samples.floats(1, 1, s.one(1.0, 0.5, 0.6, 2.0, 1.7), s.one(1.0, 0.5, 0.8, 2.0, 2.5))));
    }

    /** Where there are sizes; scales may be left out from operator set 13 on, and are empty before. */
    private static OneNode noScales(OneNode node) {
        return node.opset() < 13 ? node.input(Samples.floats()) : node.absent();
    }

    /** Scales or sizes of the last axes. */
    private static OneNode sized(DrawnSamples s, OneNode node, long[] shape, int axes, boolean whole) {
        double[] scales = new double[shape.length];
        long[] sizes = shape.clone();
        Arrays.fill(scales, 1);
        for (int axis = shape.length - axes; axis < shape.length; axis++) {
            scales[axis] = whole ? s.one(2.0, 3.0, 4.0) : s.one(1.0, 2.0, 3.0, 0.5, 0.6, 1.5, 2.5, 0.35, 1.3);
            // ONNX Runtime copies what keeps its shape, whatever the scales say.
            scales[axis] = (int) ((float) scales[axis] * shape[axis]) == shape[axis] ? 1 : scales[axis];
            sizes[axis] = s.from(1, 9);
        }
        return s.chance() ? node.input(Samples.floats(scales)) : noScales(node).longs(sizes);
    }

    @Test
    void resizesToTheNearest() {
        agree("Resize, nearest", 5 * COUNT, 0, s -> {
            int opset = s.from(11, 23);
            long[] shape = s.shape(s.from(1, 5), 7);
            String coordinates =
                    s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_half_pixel_for_nn");
            OneNode node = OneNode.of(Sampling.Resize, opset)
                    .text(
                            "coordinate_transformation_mode",
                            opset >= 13 && coordinates.startsWith("tf") ? "half_pixel" : coordinates)
                    .text("nearest_mode", s.one("round_prefer_floor", "round_prefer_ceil", "floor", "ceil"))
                    .input(s.any(s.type(ElementType.FLOAT32, ElementType.INT32, ElementType.UINT8), shape))
                    .input(Samples.floats());
            return sized(s, node, shape, s.from(1, shape.length), coordinates.equals("align_corners"));
        });
    }

    @Test
    void resizesLinearly() {
        agree("Resize, linear", 5 * COUNT, TOLERANCE, s -> {
            int opset = s.from(11, 23);
            int axes = s.from(2, 3);
            long[] shape = s.shape(axes == 2 ? s.one(2, 4) : s.one(3, 5), 7);
            boolean symmetric = opset >= 19 && axes == 2 && s.chance();
            String coordinates = symmetric
                    ? "half_pixel_symmetric"
                    : s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric");
            OneNode node = OneNode.of(Sampling.Resize, opset)
                    .text("mode", "linear")
                    .text("coordinate_transformation_mode", coordinates)
                    .input(s.any(s.type(ElementType.FLOAT32), shape))
                    .input(Samples.floats());
            return sized(s, node, shape, axes, coordinates.equals("align_corners"));
        });
        // Off by one where rounding in another order takes a number to the other side of a whole one.
        agree("Resize, integers", COUNT, 0.02, s -> {
            long[] shape = s.shape(4, 5);
            OneNode node = OneNode.of(Sampling.Resize, 13)
                    .text("mode", "linear")
                    .input(
                            s.chance()
                                    ? s.within(ElementType.INT32, -9999, 9999, shape)
                                    : s.within(ElementType.UINT8, 0, 256, shape))
                    .input(Samples.floats());
            return sized(s, node, shape, 2, false);
        });
    }

    @Test
    void resizesCubically() {
        agree("Resize, cubic", 5 * COUNT, TOLERANCE, s -> {
            int opset = s.from(11, 23);
            long[] shape = s.shape(s.one(2, 4), 7);
            String coordinates = s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric");
            OneNode node = OneNode.of(Sampling.Resize, opset)
                    .text("mode", "cubic")
                    .text("coordinate_transformation_mode", coordinates)
                    .number("cubic_coeff_a", s.one(-0.75, -0.5))
                    .flag("exclude_outside", s.chance())
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(Samples.floats());
            return sized(s, node, shape, 2, coordinates.equals("align_corners"));
        });
    }

    @Test
    void resizesWithoutAliases() {
        agree("Resize, antialias", 5 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(s.one(2, 4), 9);
            String coordinates = s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric");
            OneNode node = OneNode.of(Sampling.Resize, s.from(18, 23))
                    .text("mode", s.one("linear", "cubic"))
                    .flag("antialias", true)
                    .flag("exclude_outside", s.chance())
                    .text("coordinate_transformation_mode", coordinates)
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(Samples.floats());
            return sized(s, node, shape, 2, true);
        });
    }

    @Test
    void resizesWhatIsCropped() {
        agree("Resize, crop", 2 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(4, 6);
            OneNode node = OneNode.of(Sampling.Resize, s.from(11, 23))
                    .text("mode", s.one("nearest", "linear", "cubic"))
                    .text("coordinate_transformation_mode", "tf_crop_and_resize")
                    .number("extrapolation_value", s.one(0.0, 7.5))
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(Samples.floats(
                            0, 0, s.one(0.0, 0.3, -0.2), s.one(0.0, 0.1), 1, 1, s.one(1.0, 0.8, 1.3), s.one(1.0, 0.6)));
            return s.chance()
                    ? node.input(Samples.floats(1, 1, s.one(2.0, 3.0), s.one(4.0, 2.0)))
                    : noScales(node).longs(shape[0], shape[1], s.from(7, 9), s.from(7, 9));
        });
    }

    @Test
    void resizesSomeAxesInProportion() {
        agree("Resize, axes", 2 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(4, 6);
            boolean scales = s.chance();
            OneNode node = OneNode.of(Sampling.Resize, s.from(18, 23))
                    .text("mode", s.one("nearest", "linear", "cubic"))
                    .text(
                            "keep_aspect_ratio_policy",
                            scales ? "stretch" : s.one("stretch", "not_larger", "not_smaller"))
                    .integers("axes", s.one(new long[] {2, 3}, new long[] {3, 2}))
                    .input(s.any(ElementType.FLOAT32, shape))
                    .absent();
            return scales
                    ? node.input(Samples.floats(s.one(1.0, 2.0, 0.5), s.one(1.0, 3.0, 1.7)))
                    : node.absent().longs(s.from(1, 9), s.from(1, 9));
        });
    }

    @Test
    void samplesAtGrids() {
        agree("GridSample", 10 * COUNT, TOLERANCE, s -> {
            int opset = s.one(16, 20, 22);
            int axes = opset < 20 ? 2 : s.from(2, 3);
            String mode = opset < 20
                    ? s.one("bilinear", "nearest", "bicubic")
                    : axes == 2 ? s.one("linear", "nearest", "cubic") : s.one("linear", "nearest");
            long[] data = s.shape(axes + 2, 6);
            long[] grid = LongStream.concat(
                            LongStream.of(data[0]),
                            LongStream.concat(LongStream.of(s.shape(axes, 5)), LongStream.of(axes)))
                    .toArray();
            double reach = s.one(1.0, 1.5, 6.0);
            ElementType type = s.type(ElementType.FLOAT32, ElementType.FLOAT64);
            Array places = DrawnSamples.of(type, _ -> reach * (s.from(-1000, 1000) / 1000.0), grid);
            boolean aligned = s.chance() && Arrays.stream(data).skip(2).noneMatch(length -> length == 1);
            return OneNode.of(Sampling.GridSample, opset)
                    .text("mode", mode)
                    .text("padding_mode", s.one("zeros", "border", "reflection"))
                    .flag("align_corners", aligned)
                    .input(s.any(type, data))
                    .input(places);
        });
    }

    /**
     * Gradients of the kernel that has two, against differences of libtorch's own, which runs where nobody asks for
     * gradients of gradients.
     */
    @Test
    void samplesTheSameWhereASecondGradientIsWanted() {
        for (int i = 0; i < COUNT; i++) {
            DrawnSamples s = new DrawnSamples(new Seed(11).split(i).random());
            int axes = s.from(2, 3);
            long[] data = LongStream.concat(LongStream.of(1, 2), LongStream.of(s.shape(axes, 4)))
                    .toArray();
            long[] grid = LongStream.concat(
                            LongStream.of(1), LongStream.concat(LongStream.of(s.shape(axes, 3)), LongStream.of(axes)))
                    .toArray();
            GradientCheck.check(OneNode.of(Sampling.GridSample, 20)
                    .text("mode", axes == 2 ? s.one("linear", "nearest", "cubic") : s.one("linear", "nearest"))
                    .text("padding_mode", s.one("zeros", "border", "reflection"))
                    .integer("align_corners", s.from(0, 1))
                    .real(data)
                    .input(DrawnSamples.of(ElementType.FLOAT64, _ -> s.from(-2000, 2000) / 900.0, grid)));
        }
    }

    @Test
    void resizesOtherFloatsLikeThoseOf32Bits() {
        for (int i = 0; i < COUNT; i++) {
            Seed seed = new Seed(12).split(i);
            for (ElementType type : new ElementType[] {ElementType.FLOAT16, ElementType.FLOAT64}) {
                Array expected = resize(new DrawnSamples(seed.random()), ElementType.FLOAT32)
                        .inTorch()
                        .getFirst();
                Array got =
                        resize(new DrawnSamples(seed.random()), type).inTorch().getFirst();
                assertThat(got.type()).isEqualTo(type);
                assertThat(Closeness.doubles(got))
                        .as("%s", seed)
                        .containsExactly(Closeness.doubles(expected), Offset.offset(0.05));
            }
        }
    }

    private static OneNode resize(DrawnSamples s, ElementType type) {
        long[] shape = s.shape(s.from(2, 4), 5);
        OneNode node = OneNode.of(Sampling.Resize, 18)
                .text("mode", s.one("nearest", "linear", "cubic"))
                .input(s.any(type, shape))
                .absent();
        return sized(s, node, shape, 2, false);
    }

    @Test
    void makesGrids() {
        agree("AffineGrid", COUNT, TOLERANCE, s -> {
            int axes = s.from(2, 3);
            long[] size = Arrays.stream(s.shape(axes + 2, 5))
                    .map(length -> length + 1)
                    .toArray();
            return OneNode.of(Sampling.AffineGrid, s.from(20, 23))
                    .flag("align_corners", s.chance())
                    .input(s.any(ElementType.FLOAT32, size[0], axes, axes + 1))
                    .longs(size);
        });
    }

    @Test
    void addsBlocksUp() {
        agree("Col2Im", COUNT, TOLERANCE, s -> columns(s, false));
    }

    /** An axis of length 1 more changes nothing; ONNX Runtime goes astray there from the second channel on. */
    @Test
    void addsBlocksUpInThreeAxes() {
        for (int i = 0; i < COUNT; i++) {
            Seed seed = new Seed(5).split(i);
            Array flat = columns(new DrawnSamples(seed.random()), false)
                    .inOnnxRuntime()
                    .getFirst();
            Array deep =
                    columns(new DrawnSamples(seed.random()), true).inTorch().getFirst();
            long[] shape = flat.shape();
            assertThat(deep.shape()).as("%s", seed).containsExactly(shape[0], shape[1], 1, shape[2], shape[3]);
            assertThat(deep.floats()).as("%s", seed).containsExactly(flat.floats(), Offset.offset(1e-5f));
        }
    }

    private static OneNode columns(DrawnSamples s, boolean deep) {
        long[] image = s.shape(2, 6);
        long[] block = LongStream.of(image)
                .map(length -> s.from(1, (int) Math.min(3, length)))
                .toArray();
        long[] strides = s.shape(2, 2);
        long[] pads = LongStream.range(0, 4).map(_ -> s.from(0, 2)).toArray();
        long[] dilations = new long[2];
        long blocks = 1;
        for (int axis = 0; axis < 2; axis++) {
            long padded = image[axis] + pads[axis] + pads[2 + axis];
            dilations[axis] = block[axis] * 2 - 1 <= padded ? s.from(1, 2) : 1;
            blocks *= (padded - dilations[axis] * (block[axis] - 1) - 1) / strides[axis] + 1;
        }
        return OneNode.of(Sampling.Col2Im, s.from(18, 23))
                .integers("strides", led(deep, strides))
                .integers("dilations", led(deep, dilations))
                .integers("pads", deep ? new long[] {0, pads[0], pads[1], 0, pads[2], pads[3]} : pads)
                .input(s.any(ElementType.FLOAT32, s.from(1, 2), s.from(1, 3) * block[0] * block[1], blocks))
                .longs(led(deep, image))
                .longs(led(deep, block));
    }

    private static long[] led(boolean deep, long[] lengths) {
        return deep ? new long[] {1, lengths[0], lengths[1]} : lengths;
    }
}
