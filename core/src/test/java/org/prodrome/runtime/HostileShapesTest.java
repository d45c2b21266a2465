package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.runtime.Agreement.near;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Limits;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Operator.Axis;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Sampling;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Operator.Shape;

/** What few bytes could ask for, and what ONNX Runtime has no answer to compare with. */
class HostileShapesTest {
    private static final Array FOUR = Array.of(new float[] {1, 2, 3, 4}, 2, 2);

    private static void refused(OneNode node, String message) {
        assertThatThrownBy(node::inTorch)
                .isInstanceOf(GraphException.class)
                .hasMessageStartingWith("node it")
                .hasMessageContaining(message);
    }

    private static OneNode node(Operator operator) {
        return OneNode.of(operator, 19);
    }

    @Test
    void refusesOutputsThatNoMachineHolds() {
        long huge = 1L << 40;
        String limit = "expected an output of at most " + Limits.ELEMENTS + " elements";
        refused(node(Shape.Expand).input(Array.of(new float[] {1}, 1)).longs(huge, huge), limit);
        refused(node(Shape.Tile).input(FOUR).longs(huge, huge), limit);
        refused(node(Shape.Tile).input(FOUR).longs(Long.MAX_VALUE, Long.MAX_VALUE), limit);
        refused(node(Shape.Pad).input(FOUR).longs(0, 0, Long.MAX_VALUE, Long.MAX_VALUE), limit);
        refused(node(Shape.Pad).input(FOUR).longs(0, 1L << 33, 0, 0).text("mode", "wrap"), limit);
        refused(node(Creation.ConstantOfShape).longs(huge), limit);
        refused(node(Creation.ConstantOfShape).longs(huge, 0, huge), limit);
        refused(
                node(Creation.Range)
                        .input(Array.of(new long[] {0}))
                        .input(Array.of(new long[] {Long.MAX_VALUE}))
                        .input(Array.of(new long[] {1})),
                limit);
        refused(
                node(Creation.Range)
                        .input(Array.scalar(0))
                        .input(Array.scalar(1))
                        .input(Array.scalar(1e-30f)),
                limit);
        refused(node(Selection.OneHot).longs(1, 2).longs(huge).input(Array.of(new float[] {0, 1}, 2)), limit);
        refused(node(Shape.Reshape).input(FOUR).longs(3, 0x2AAAAAAAAAAAAAABL, 2), limit);
        refused(node(Sampling.AffineGrid).input(Array.of(new float[6], 1, 2, 3)).longs(1, 1, huge, huge), "");
        refused(
                OneNode.of(Sampling.AffineGrid, 20)
                        .input(Array.of(new float[6], 1, 2, 3))
                        .longs(1, 1, huge, huge),
                limit);
        refused(OneNode.of(Sampling.Resize, 19).input(FOUR).absent().absent().longs(1L << 30, 1L << 30), limit);
        refused(OneNode.of(Sampling.Resize, 19).input(FOUR).absent().absent().longs(1L << 62, 1), "expected a length");
        refused(OneNode.of(Sampling.Upsample, 9).input(FOUR).input(Array.of(new float[] {1e9f, 1e9f}, 2)), limit);
        refused(
                node(Sampling.Col2Im)
                        .input(Array.of(new float[4], 1, 4, 1))
                        .longs(huge, huge)
                        .longs(2, 2),
                limit);
        // What fits, but not what it takes to find out where elements come from.
        refused(
                node(Shape.Pad).input(Samples.floats(1, 2)).longs(0, 1L << 30).text("mode", "wrap"),
                "expected an axis of at most 2^26 elements");
        refused(
                node(Sampling.Resize)
                        .input(Samples.floats(1, 2))
                        .absent()
                        .absent()
                        .longs(1L << 30),
                "expected an axis of at most 2^24 elements");
        long[] ones = new long[22];
        Arrays.fill(ones, 1);
        long[] grid = ones.clone();
        grid[21] = 20;
        refused(
                OneNode.of(Sampling.GridSample, 20)
                        .text("mode", "cubic")
                        .input(Array.of(new float[1], ones))
                        .input(Array.of(new float[20], grid)),
                "neighbours of a point");
    }

    @Test
    void refusesWhatMakesNoSense() {
        refused(node(Shape.Expand).input(FOUR).longs(3), "broadcasts");
        refused(node(Creation.ConstantOfShape).longs(-1), "lengths of 0 and above");
        refused(node(Shape.Tile).input(FOUR).longs(1), "a repeat of 0 or more for each axis");
        refused(node(Shape.Squeeze).input(FOUR).longs(0), "expected length 1 of axis 0");
        refused(node(Shape.Unsqueeze).input(FOUR).longs(0, 0), "each axis once");
        refused(node(Shape.Transpose).input(FOUR).integers("perm", 0, 0), "");
        refused(node(Shape.Concat).input(FOUR), "expected the attribute axis");
        refused(node(Shape.Split).input(FOUR).longs(1, 2).outputs(2), "add up to 2");
        refused(
                node(Shape.Split)
                        .input(FOUR)
                        .longs(Long.MAX_VALUE, Long.MAX_VALUE)
                        .outputs(2),
                "add up to 2");
        refused(node(Shape.Slice).input(FOUR).longs(0).longs(1).longs(0).longs(0), "steps other than 0");
        refused(node(Shape.Slice).input(FOUR).longs(0, 0).longs(1), "as many starts as ends");
        refused(node(Shape.Slice).input(FOUR).longs(0).longs(1).longs(2), "expected an axis from -2 to 1, got 2");
        refused(node(Shape.Pad).input(FOUR).longs(1, 1), "a begin and an end for each of 2 axes");
        refused(node(Shape.Pad).input(FOUR), "expected an input at place 1");
        refused(
                node(Shape.Pad).input(FOUR).longs(1, 1, 1, 1).text("mode", "mirror"),
                "one of [constant, reflect, edge, wrap], got mirror");
        refused(
                node(Shape.Pad).input(Array.of(new float[0], 0)).longs(1, 1).text("mode", "edge"),
                "at least one element");
        refused(node(Selection.Gather).input(FOUR).longs(2), "");
        refused(node(Selection.Gather).input(FOUR).input(Array.of(new long[] {-3})), "");
        refused(node(Selection.GatherElements).input(FOUR).input(Array.of(new long[] {2}, 1, 1)), "");
        refused(node(Selection.GatherND).input(FOUR).input(Array.of(new long[] {0, 2}, 1, 2)), "indices from -2 to 1");
        refused(
                node(Selection.GatherND).input(FOUR).input(Array.of(new long[] {0, 0, 0}, 1, 3)),
                "at most a coordinate for each axis");
        refused(
                node(Selection.ScatterND)
                        .input(FOUR)
                        .input(Array.of(new long[] {5}, 1, 1))
                        .input(Array.of(new float[2], 1, 2)),
                "indices from");
        refused(
                node(Selection.ScatterND)
                        .input(FOUR)
                        .input(Array.of(new long[] {1}, 1, 1))
                        .input(Array.of(new float[2], 2, 1)),
                "updates of the shape [1, 2]");
        refused(
                node(Selection.ScatterElements)
                        .input(FOUR)
                        .input(Array.of(new long[] {9}, 1, 1))
                        .input(Array.of(new float[1], 1, 1)),
                "");
        refused(
                OneNode.of(Selection.ScatterElements, 16)
                        .text("reduction", "max")
                        .input(FOUR),
                "one of [none, add, mul], got max");
        refused(node(Axis.TopK).input(FOUR).longs(3).outputs(2), "expected k from 0 to 2, got 3");
        refused(node(Axis.TopK).input(FOUR).longs().outputs(2), "expected one element at place 1");
        refused(node(Axis.ReverseSequence).input(FOUR).longs(3, 1), "lengths from 0 to 2");
        refused(node(Shape.DepthToSpace).input(FOUR).integer("blocksize", 2), "[batch, channel, height, width]");
        refused(node(Shape.DepthToSpace).input(FOUR).integer("blocksize", 0), "expected a blocksize");
        refused(node(Creation.EyeLike).input(Array.of(new float[1], 1)), "two axes");
        refused(node(Creation.Cast).input(FOUR).integer("to", 16), "expected an element type");
        refused(node(Creation.Cast).input(FOUR), "expected the attribute to");
        refused(node(Sampling.Resize).input(FOUR), "either scales or sizes");
        refused(node(Sampling.Resize).input(FOUR).absent().input(Array.of(new float[] {1, -1}, 2)), "scales above 0");
        refused(
                node(Sampling.Resize).input(FOUR).absent().input(Array.of(new float[] {1}, 1)),
                "a number for each of 2 axes");
        refused(
                node(Sampling.Resize).input(FOUR).text("mode", "lanczos"),
                "one of [nearest, linear, cubic], got lanczos");
        refused(node(Sampling.Resize).input(FOUR).flag("antialias", true), "linear or cubic with antialias");
        refused(
                node(Sampling.Resize)
                        .input(FOUR)
                        .absent()
                        .absent()
                        .longs(3, 3)
                        .text("coordinate_transformation_mode", "tf_crop_and_resize"),
                "expected an input at place 1");
        refused(OneNode.of(Sampling.GridSample, 20).input(FOUR).input(FOUR), "expected data [batch, channel, axes...]");
        refused(OneNode.of(Sampling.GridSample, 20).text("mode", "area").input(FOUR), "got area");
        refused(
                node(Sampling.Col2Im)
                        .input(Array.of(new float[4], 1, 4, 1))
                        .longs(3, 3)
                        .longs(2, 2),
                "expected columns [batch, channels * 4, 4]");
        refused(
                node(Creation.Range)
                        .input(Array.scalar(0))
                        .input(Array.scalar(1))
                        .input(Array.scalar(0)),
                "a delta other than 0");
    }

    @Test
    void takesArraysWithoutElements() {
        Array none = Array.of(new float[0], 2, 0);
        assertThat(node(Shape.Transpose).input(none).inTorch().getFirst().shape())
                .containsExactly(0, 2);
        assertThat(node(Shape.Tile).input(none).longs(2, 3).inTorch().getFirst().shape())
                .containsExactly(4, 0);
        assertThat(node(Shape.Pad)
                        .input(none)
                        .longs(0, 1, 0, 1)
                        .inTorch()
                        .getFirst()
                        .floats())
                .containsExactly(0, 0, 0, 0);
        assertThat(node(Axis.CumSum)
                        .input(none)
                        .input(Array.of(new long[] {1}))
                        .flag("exclusive", true)
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(2, 0);
        assertThat(node(Selection.Gather)
                        .input(none)
                        .longs(1, 1, 0)
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(3, 0);
        assertThat(node(Selection.GatherND)
                        .input(none)
                        .input(Array.of(new long[] {1}, 1, 1))
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(1, 0);
        assertThat(node(Selection.NonZero).input(none).inTorch().getFirst().shape())
                .containsExactly(2, 0);
        assertThat(node(Sampling.Resize)
                        .input(none)
                        .absent()
                        .input(Array.of(new float[] {2, 2}, 2))
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(4, 0);
        assertThat(node(Sampling.Resize)
                        .input(FOUR)
                        .absent()
                        .input(Array.of(new float[] {0.1f, 1}, 2))
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(0, 2);
        assertThat(node(Shape.Slice)
                        .input(FOUR)
                        .longs(2)
                        .longs(0)
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(0, 2);
        assertThat(node(Axis.TopK)
                        .input(FOUR)
                        .longs(0)
                        .outputs(2)
                        .inTorch()
                        .get(1)
                        .shape())
                .containsExactly(2, 0);
    }

    @Test
    void followsOnnxWhereOnnxRuntimeDoesNot() {
        Array onOff = Array.of(new float[] {0, 1}, 2);
        assertThat(OneNode.of(Selection.OneHot, 9)
                        .longs(-1, 1)
                        .longs(2)
                        .input(onOff)
                        .inTorch()
                        .getFirst()
                        .floats())
                .containsExactly(0, 0, 0, 1);
        assertThat(node(Selection.NonZero)
                        .input(Array.scalar(5))
                        .inTorch()
                        .getFirst()
                        .shape())
                .containsExactly(0, 1);
        near(
                node(Shape.Split)
                        .integer("num_outputs", 4)
                        .input(Samples.floats(1, 2, 3, 4, 5))
                        .outputs(4),
                List.of(Samples.floats(1, 2), Samples.floats(3, 4), Samples.floats(5), Samples.floats()),
                0);
        // Corners stay where they are in the output that the scale asks for, of which only the whole elements are made.
        near(
                node(Sampling.Resize)
                        .text("mode", "linear")
                        .text("coordinate_transformation_mode", "align_corners")
                        .input(Samples.floats(1, 2, 3, 4))
                        .absent()
                        .input(Samples.floats(0.6)),
                List.of(Samples.floats(1, 1 + 3 / 1.4)),
                1e-6);
        assertThat(node(Creation.Cast)
                        .input(Samples.of(ElementType.FLOAT16, new double[] {Double.NaN, 0, -0.0}, 3))
                        .integer("to", ElementType.BOOL.onnx())
                        .inTorch()
                        .getFirst())
                .satisfies(bools -> assertThat(Closeness.doubles(bools)).containsExactly(1, 0, 0));
        // Sums of 16-bit floats are rounded once: 2048 + 1 + 1 is 2050, though 2048 + 1 alone is 2048.
        near(
                node(Axis.CumSum)
                        .input(Samples.of(ElementType.FLOAT16, new double[] {2048, 1, 1}, 3))
                        .input(Array.of(new long[] {0})),
                List.of(Samples.of(ElementType.FLOAT16, new double[] {2048, 2048, 2050}, 3)),
                0);
        near(
                node(Selection.ScatterElements)
                        .text("reduction", "add")
                        .input(Samples.of(ElementType.FLOAT16, new double[] {2048}, 1))
                        .longs(0, 0)
                        .input(Samples.of(ElementType.FLOAT16, new double[] {1, 1}, 2)),
                List.of(Samples.of(ElementType.FLOAT16, new double[] {2050}, 1)),
                0);
        // 64-bit integers never pass through floats.
        long large = (1L << 53) + 1;
        assertThat(node(Axis.CumSum)
                        .longs(large, 1)
                        .input(Array.of(new long[] {0}))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(large, large + 1);
        assertThat(node(Sampling.Resize)
                        .longs(large)
                        .absent()
                        .input(Array.of(new float[] {2}, 1))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(large, large);
        assertThat(node(Shape.Pad)
                        .longs(large)
                        .longs(1, 1)
                        .input(Array.of(new long[] {-large}))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(-large, large, -large);
        assertThat(OneNode.of(Sampling.GridSample, 20)
                        .text("mode", "nearest")
                        .input(Array.of(new long[] {large}, 1, 1, 1, 1))
                        .input(Array.of(new float[2], 1, 1, 1, 2))
                        .inTorch()
                        .getFirst()
                        .longs())
                .containsExactly(large);
    }
}
