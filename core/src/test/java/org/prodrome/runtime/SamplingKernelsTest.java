package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prodrome.runtime.Agreement.agree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** Holds what samples anew to what ONNX Runtime makes of the same drawn nodes. */
class SamplingKernelsTest {
    private static final int COUNT = 40;
    private static final double TOLERANCE = 1e-5;

    private static Array floats(float... values) {
        return Array.of(values, values.length);
    }

    @Test
    void upsamples() {
        agree("Upsample", COUNT, TOLERANCE, s -> {
            boolean linear = s.chance();
            int opset = s.from(7, 9);
            int rank = linear ? s.one(2, 4) : s.from(1, 5);
            float[] scales = new float[rank];
            for (int axis = 0; axis < rank; axis++) {
                scales[axis] = axis < rank - 2 ? 1 : s.one(1f, 2f, 3f, 1.5f, 1.3f);
            }
            long[] shape =
                    Arrays.stream(s.shape(rank, 5)).map(length -> length + 3).toArray();
            SingleNode node = new SingleNode("Upsample", opset)
                    .text("mode", linear ? "linear" : "nearest")
                    .input(s.any(ElementType.FLOAT32, shape));
            return opset < 9
                    ? node.numbers(
                            "scales",
                            IntStream.range(0, rank).mapToDouble(i -> scales[i]).toArray())
                    : node.input(floats(scales));
        });
    }

    @Test
    void resizesAsBeforeThereWasAChoice() {
        agree(
                "Resize-10",
                COUNT,
                TOLERANCE,
                s -> new SingleNode("Resize", 10)
                        .text("mode", s.one("nearest", "linear"))
                        .input(s.any(ElementType.FLOAT32, s.shape(4, 6)))
                        .input(floats(1, 1, s.one(1f, 0.5f, 0.6f, 2f, 1.7f), s.one(1f, 0.5f, 0.8f, 2f, 2.5f))));
    }

    /** Scales or sizes of the last axes. */
    private static SingleNode sized(DrawnSamples s, SingleNode node, long[] shape, int axes, boolean whole) {
        float[] scales = new float[shape.length];
        long[] sizes = shape.clone();
        Arrays.fill(scales, 1);
        for (int axis = shape.length - axes; axis < shape.length; axis++) {
            scales[axis] = whole ? s.one(2f, 3f, 4f) : s.one(1f, 2f, 3f, 0.5f, 0.6f, 1.5f, 2.5f, 0.35f, 1.3f);
            // ONNX Runtime copies what keeps its shape, whatever the scales say.
            scales[axis] = (int) (scales[axis] * shape[axis]) == shape[axis] ? 1 : scales[axis];
            sizes[axis] = s.from(1, 9);
        }
        return s.chance() ? node.input(floats(scales)) : node.input(floats()).longs(sizes);
    }

    @Test
    void resizesToTheNearest() {
        agree("Resize, nearest", 5 * COUNT, 0, s -> {
            int opset = s.from(11, 23);
            long[] shape = s.shape(s.from(1, 5), 7);
            String coordinates =
                    s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_half_pixel_for_nn");
            SingleNode node = new SingleNode("Resize", opset)
                    .text(
                            "coordinate_transformation_mode",
                            opset >= 13 && coordinates.startsWith("tf") ? "half_pixel" : coordinates)
                    .text("nearest_mode", s.one("round_prefer_floor", "round_prefer_ceil", "floor", "ceil"))
                    .input(s.any(s.type(ElementType.FLOAT32, ElementType.INT32, ElementType.UINT8), shape))
                    .input(floats());
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
            SingleNode node = new SingleNode("Resize", opset)
                    .text("mode", "linear")
                    .text("coordinate_transformation_mode", coordinates)
                    .input(s.any(s.type(ElementType.FLOAT32), shape))
                    .input(floats());
            return sized(s, node, shape, axes, coordinates.equals("align_corners"));
        });
        // Off by one where rounding in another order takes a number to the other side of a whole one.
        agree("Resize, integers", COUNT, 0.02, s -> {
            long[] shape = s.shape(4, 5);
            SingleNode node = new SingleNode("Resize", 13)
                    .text("mode", "linear")
                    .input(
                            s.chance()
                                    ? s.within(ElementType.INT32, -9999, 9999, shape)
                                    : s.within(ElementType.UINT8, 0, 256, shape))
                    .input(floats());
            return sized(s, node, shape, 2, false);
        });
    }

    @Test
    void resizesCubically() {
        agree("Resize, cubic", 5 * COUNT, TOLERANCE, s -> {
            int opset = s.from(11, 23);
            long[] shape = s.shape(s.one(2, 4), 7);
            String coordinates = s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric");
            SingleNode node = new SingleNode("Resize", opset)
                    .text("mode", "cubic")
                    .text("coordinate_transformation_mode", coordinates)
                    .number("cubic_coeff_a", s.one(-0.75, -0.5))
                    .flag("exclude_outside", s.chance())
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(floats());
            return sized(s, node, shape, 2, coordinates.equals("align_corners"));
        });
    }

    @Test
    void resizesWithoutAliases() {
        agree("Resize, antialias", 5 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(s.one(2, 4), 9);
            String coordinates = s.one("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric");
            SingleNode node = new SingleNode("Resize", s.from(18, 23))
                    .text("mode", s.one("linear", "cubic"))
                    .flag("antialias", true)
                    .flag("exclude_outside", s.chance())
                    .text("coordinate_transformation_mode", coordinates)
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(floats());
            return sized(s, node, shape, 2, true);
        });
    }

    @Test
    void resizesWhatIsCropped() {
        agree("Resize, crop", 2 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(4, 6);
            SingleNode node = new SingleNode("Resize", s.from(11, 23))
                    .text("mode", s.one("nearest", "linear", "cubic"))
                    .text("coordinate_transformation_mode", "tf_crop_and_resize")
                    .number("extrapolation_value", s.one(0.0, 7.5))
                    .input(s.any(ElementType.FLOAT32, shape))
                    .input(floats(
                            0,
                            0,
                            s.one(0f, 0.3f, -0.2f),
                            s.one(0f, 0.1f),
                            1,
                            1,
                            s.one(1f, 0.8f, 1.3f),
                            s.one(1f, 0.6f)));
            return s.chance()
                    ? node.input(floats(1, 1, s.one(2f, 3f), s.one(4f, 2f)))
                    : node.input(floats()).longs(shape[0], shape[1], s.from(7, 9), s.from(7, 9));
        });
    }

    @Test
    void resizesSomeAxesInProportion() {
        agree("Resize, axes", 2 * COUNT, TOLERANCE, s -> {
            long[] shape = s.shape(4, 6);
            SingleNode node = new SingleNode("Resize", s.from(18, 23))
                    .text("mode", s.one("nearest", "linear", "cubic"))
                    .text("keep_aspect_ratio_policy", s.one("stretch", "not_larger", "not_smaller"))
                    .integers("axes", s.one(new long[] {2, 3}, new long[] {3, 2}))
                    .input(s.any(ElementType.FLOAT32, shape))
                    .absent();
            return s.chance()
                    ? node.input(floats(s.one(1f, 2f, 0.5f), s.one(1f, 3f, 1.7f)))
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
            return new SingleNode("GridSample", opset)
                    .text("mode", mode)
                    .text("padding_mode", s.one("zeros", "border", "reflection"))
                    .flag("align_corners", aligned)
                    .input(s.any(type, data))
                    .input(places);
        });
    }

    /** ONNX Runtime's nodes take no gradients; where they are wanted, the sum over neighbours has to give the same. */
    @Test
    void samplesTheSameWhereGradientsAreWanted() {
        for (int i = 0; i < COUNT; i++) {
            DrawnSamples s = new DrawnSamples(new Seed(11).split(i).random());
            int axes = s.from(2, 3);
            Array data = s.any(
                    ElementType.FLOAT64,
                    LongStream.concat(LongStream.of(2, 2), LongStream.of(s.shape(axes, 5)))
                            .toArray());
            Array grid = DrawnSamples.of(
                    ElementType.FLOAT64,
                    _ -> s.from(-2000, 2000) / 900.0,
                    LongStream.concat(
                                    LongStream.of(2),
                                    LongStream.concat(LongStream.of(s.shape(axes, 4)), LongStream.of(axes)))
                            .toArray());
            SingleNode node = new SingleNode("GridSample", 20)
                    .text("mode", axes == 2 ? s.one("linear", "nearest", "cubic") : s.one("linear", "nearest"))
                    .text("padding_mode", s.one("zeros", "border", "reflection"))
                    .flag("align_corners", s.chance())
                    .input(data)
                    .input(grid);
            node.isNear(List.of(SecondGradient.output(node, 0)), 1e-9);
        }
    }

    @Test
    void resizesOtherFloatsLikeThoseOf32Bits() {
        for (int i = 0; i < COUNT; i++) {
            Seed seed = new Seed(12).split(i);
            for (ElementType type : new ElementType[] {ElementType.FLOAT16, ElementType.FLOAT64}) {
                Array expected = resize(new DrawnSamples(seed.random()), ElementType.FLOAT32)
                        .torch()
                        .getFirst();
                Array got =
                        resize(new DrawnSamples(seed.random()), type).torch().getFirst();
                assertThat(got.type()).isEqualTo(type);
                assertThat(Closeness.doubles(got))
                        .as("%s", seed)
                        .containsExactly(Closeness.doubles(expected), Offset.offset(0.05));
            }
        }
    }

    private static SingleNode resize(DrawnSamples s, ElementType type) {
        long[] shape = s.shape(s.from(2, 4), 5);
        SingleNode node = new SingleNode("Resize", 18)
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
            return new SingleNode("AffineGrid", s.from(20, 23))
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
            Array flat = columns(new DrawnSamples(seed.random()), false).ort().getFirst();
            Array deep = columns(new DrawnSamples(seed.random()), true).torch().getFirst();
            long[] shape = flat.shape();
            assertThat(deep.shape()).as("%s", seed).containsExactly(shape[0], shape[1], 1, shape[2], shape[3]);
            assertThat(deep.floats()).as("%s", seed).containsExactly(flat.floats(), Offset.offset(1e-5f));
        }
    }

    private static SingleNode columns(DrawnSamples s, boolean deep) {
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
        return new SingleNode("Col2Im", s.from(18, 23))
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
