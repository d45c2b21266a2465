package org.prodrome.runtime;

import static org.prodrome.runtime.SecondGradient.check;

import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** First and second gradients of what moves, picks and samples. */
class MovingGradientsTest {
    private final DrawnSamples s = new DrawnSamples(new Seed(3).random());

    private Array data(long... shape) {
        return DrawnSamples.of(ElementType.FLOAT64, _ -> s.from(-1000, 1000) / 1000.0, shape);
    }

    private SingleNode node(String operator) {
        return new SingleNode(operator, 22);
    }

    private static Array floats(float... values) {
        return Array.of(values, values.length);
    }

    @Test
    void ofShapes() {
        check(node("Identity").input(data(2, 3)), 0);
        check(node("Reshape").input(data(2, 3)).longs(3, -1), 0);
        check(node("Flatten").input(data(2, 3, 2)), 0);
        check(node("Squeeze").input(data(2, 1, 3)).longs(1), 0);
        check(node("Unsqueeze").input(data(2, 3)).longs(-1, 0), 0);
        check(node("Transpose").input(data(2, 3, 2)).integers("perm", 2, 0, 1), 0);
        check(node("Concat").input(data(2, 3)).input(data(2, 1)).integer("axis", 1), 1);
        check(node("Split").input(data(5, 2)).longs(2, 3).outputs(2), 0);
        check(node("Expand").input(data(2, 1)).longs(3, 1, 2), 0);
        check(node("Tile").input(data(2, 3)).longs(2, 3), 0);
        check(node("DepthToSpace").input(data(1, 8, 2, 1)).integer("blocksize", 2), 0);
        check(node("SpaceToDepth").input(data(1, 1, 4, 2)).integer("blocksize", 2), 0);
        check(
                node("Slice")
                        .input(data(5, 4))
                        .longs(4, 0)
                        .longs(-6, 4)
                        .longs(0, 1)
                        .longs(-2, 3),
                0);
        for (String mode : new String[] {"constant", "reflect", "edge", "wrap"}) {
            check(node("Pad").input(data(3, 4)).longs(2, -1, 1, 3).text("mode", mode), 0);
        }
        check(node("Pad").input(data(1, 2, 5)).longs(0, 0, 2, 0, 0, 4).text("mode", "reflect"), 0);
        check(node("Pad").input(data(2, 3)).longs(0, 2, 0, 1).text("mode", "edge"), 0);
        check(node("Cast").input(data(2, 3)).integer("to", ElementType.FLOAT64.onnx()), 0);
    }

    @Test
    void ofSelections() {
        Array pairs = Array.of(new long[] {0, 1, -1, 1}, 2, 2);
        check(node("Gather").input(data(3, 4)).input(pairs).integer("axis", 1), 0);
        check(node("Gather").input(data(3, 4)).input(Array.of(new long[] {-1})), 0);
        check(node("GatherElements").input(data(3, 4)).input(pairs), 0);
        check(node("GatherND").input(data(3, 4)).input(pairs), 0);
        check(
                node("Compress")
                        .input(data(3, 4))
                        .input(DrawnSamples.of(ElementType.BOOL, i -> i % 2, 4))
                        .integer("axis", 1),
                0);
        check(node("Trilu").input(data(3, 3)), 0);
        Array odd = DrawnSamples.of(ElementType.BOOL, i -> i % 2, 2, 3);
        check(node("Where").input(odd).input(data(2, 3)).input(data(3)), 1);
        check(node("Where").input(odd).input(data(2, 3)).input(data(3)), 2);
        check(node("OneHot").longs(2, 0, 5).longs(3).input(data(2)), 2);
        for (int input : new int[] {0, 2}) {
            for (String reduction : new String[] {"none", "add", "mul", "max", "min"}) {
                Array places = reduction.equals("none") ? Array.of(new long[] {0, 1, -1, 0}, 2, 2) : pairs;
                check(
                        node("ScatterElements")
                                .input(data(3, 4))
                                .input(places)
                                .input(data(2, 2))
                                .text("reduction", reduction),
                        input);
                check(
                        node("ScatterND")
                                .input(data(3, 4))
                                .input(Array.of(new long[] {2, 0}, 2, 1))
                                .input(data(2, 4))
                                .text("reduction", reduction),
                        input);
            }
        }
    }

    @Test
    void alongAnAxis() {
        check(
                node("CumSum")
                        .input(data(3, 4))
                        .input(Array.of(new long[] {1}))
                        .flag("exclusive", true)
                        .flag("reverse", true),
                0);
        check(node("ReverseSequence").input(data(3, 2)).longs(2, 3), 0);
        check(node("TopK").input(data(3, 5)).longs(2).outputs(2), 0);
        check(node("TopK").input(data(2, 70)).longs(3).outputs(2), 0);
    }

    @Test
    void ofResizing() {
        for (String mode : new String[] {"nearest", "linear", "cubic"}) {
            for (String coordinates : new String[] {"half_pixel", "align_corners", "asymmetric"}) {
                check(
                        node("Resize")
                                .input(data(1, 1, 3, 2))
                                .absent()
                                .absent()
                                .longs(1, 1, 6, 5)
                                .text("mode", mode)
                                .text("coordinate_transformation_mode", coordinates),
                        0);
            }
        }
        check(
                node("Resize")
                        .input(data(1, 1, 5, 4))
                        .absent()
                        .input(floats(1, 1, 0.5f, 0.6f))
                        .text("mode", "cubic")
                        .flag("antialias", true),
                0);
        check(node("Resize").input(data(1, 1, 3)).absent().input(floats(1, 1, 2)), 0);
        check(node("Resize").input(data(1, 1, 2, 2, 2)).absent().input(floats(1, 1, 2, 2, 2)), 0);
        check(
                node("Resize")
                        .input(data(1, 1, 3))
                        .absent()
                        .input(floats(1, 1, 2))
                        .text("mode", "linear"),
                0);
        check(
                node("Resize")
                        .input(data(1, 1, 2, 2, 2))
                        .absent()
                        .input(floats(1, 1, 2, 2, 2))
                        .text("mode", "linear"),
                0);
        check(
                new SingleNode("Resize", 13)
                        .input(data(1, 1, 4, 4))
                        .input(floats(0, 0, -0.2f, 0, 1, 1, 0.7f, 1.1f))
                        .absent()
                        .longs(1, 1, 3, 5)
                        .text("mode", "linear")
                        .text("coordinate_transformation_mode", "tf_crop_and_resize")
                        .number("extrapolation_value", 2),
                0);
    }

    @Test
    void ofGrids() {
        for (String mode : new String[] {"nearest", "linear", "cubic"}) {
            for (String padding : new String[] {"zeros", "border", "reflection"}) {
                for (boolean aligned : new boolean[] {false, true}) {
                    SingleNode node = node("GridSample")
                            .input(data(2, 2, 4, 3))
                            .input(grid(2, 2, 2, 2))
                            .text("mode", mode)
                            .text("padding_mode", padding)
                            .flag("align_corners", aligned);
                    check(node, 0);
                    if (!mode.equals("nearest")) {
                        check(node, 1);
                    }
                }
            }
        }
        SingleNode volume = node("GridSample").input(data(1, 1, 2, 3, 2)).input(grid(1, 1, 2, 1, 3));
        check(volume, 0);
        check(volume, 1);
        check(node("AffineGrid").input(data(2, 2, 3)).longs(2, 1, 2, 3), 0);
        check(node("Col2Im").input(data(1, 4, 4)).longs(3, 3).longs(2, 2), 0);
        check(node("Col2Im").input(data(1, 4, 6)).longs(3, 3).longs(2, 2).integers("pads", 1, 0, 0, 0), 0);
    }

    /** Places that aren't near an element or halfway between two, where there are kinks. */
    private Array grid(long... shape) {
        return DrawnSamples.of(ElementType.FLOAT64, _ -> (2 * s.from(-6, 5) + 1 + 0.31) / 9.0, shape);
    }
}
