package org.prodrome.runtime;

import java.util.List;
import java.util.stream.Stream;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator;
import org.prodrome.graph.Operator.Axis;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Sampling;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Operator.Shape;

/** Cases for {@link GradientsTest}. */
final class ShapeGradients {
    private ShapeGradients() {}

    private static final Array PAIRS = Array.of(new long[] {0, 1, -1, 1}, 2, 2);
    private static final Array ODD = Samples.of(ElementType.BOOL, new double[] {0, 1, 0, 1, 0, 1}, 2, 3);

    private static OneNode of(Operator operator) {
        return OneNode.of(operator, 16);
    }

    static List<OneNode> cases() {
        return Stream.of(arranged(), picked(), sampled()).flatMap(List::stream).toList();
    }

    private static List<OneNode> arranged() {
        return List.of(
                of(Creation.Cast).integer("to", ElementType.FLOAT64.onnx()).real(2, 3),
                of(Creation.CastLike).real(2, 3).input(Samples.doubles(new double[1], 1)),
                of(Shape.Concat).integer("axis", -1).real(2, 1).real(2, 3).real(2, 2),
                of(Shape.DepthToSpace).integer("blocksize", 2).real(1, 8, 2, 1),
                of(Shape.Expand).real(3, 1).longs(2, 1, 4),
                of(Shape.Flatten).integer("axis", 2).real(2, 1, 3, 2),
                of(Shape.Identity).real(3),
                of(Shape.Pad).real(2, 3).longs(1, 0, 0, 2),
                of(Shape.Pad).text("mode", "reflect").real(2, 3).longs(0, 2, 1, 1),
                of(Shape.Pad).text("mode", "edge").real(2, 3).longs(0, 2, 1, 1),
                of(Shape.Reshape).real(2, 3, 1).longs(3, -1),
                of(Shape.Slice).real(4, 5).longs(1, 0).longs(4, -1).longs(0, 1).longs(2, 3),
                of(Shape.SpaceToDepth).integer("blocksize", 2).real(1, 1, 4, 2),
                of(Shape.Split).real(5, 2).longs(2, 3).outputs(2),
                of(Shape.Squeeze).real(1, 3, 1).longs(0),
                of(Shape.Tile).real(2, 3).longs(2, 3),
                of(Shape.Transpose).integers("perm", 2, 0, 1).real(2, 3, 1),
                of(Shape.Unsqueeze).real(3, 2).longs(0, -1));
    }

    private static List<OneNode> picked() {
        return List.of(
                of(Selection.Compress)
                        .integer("axis", 1)
                        .real(2, 3)
                        .input(Samples.of(ElementType.BOOL, new double[] {1, 0, 1}, 3)),
                of(Selection.Gather).integer("axis", 1).real(2, 3).input(Array.of(new long[] {0, -1, 0}, 1, 3)),
                of(Selection.GatherElements).real(3, 4).input(PAIRS),
                of(Selection.GatherND).real(3, 4).input(PAIRS),
                of(Selection.OneHot).longs(2, 0, 5).longs(3).real(2),
                OneNode.of(Selection.Scatter, 9)
                        .real(3, 4)
                        .input(Array.of(new long[] {0, 1, -1, 0}, 2, 2))
                        .real(2, 2),
                of(Selection.ScatterElements)
                        .text("reduction", "add")
                        .real(3, 4)
                        .input(PAIRS)
                        .real(2, 2),
                of(Selection.ScatterND)
                        .real(3, 4)
                        .input(Array.of(new long[] {2, 0}, 2, 1))
                        .real(2, 4),
                of(Selection.Trilu).real(3, 3),
                of(Selection.Where).input(ODD).real(2, 3).real(3),
                of(Axis.CumSum).real(3, 4).input(Array.of(new long[] {1})),
                of(Axis.ReverseSequence).real(3, 2).longs(2, 3),
                of(Axis.TopK).real(3, 5).longs(2).outputs(2));
    }

    private static List<OneNode> sampled() {
        Array doubled = Samples.of(ElementType.FLOAT32, new double[] {1, 1, 2, 2}, 4);
        return List.of(
                OneNode.of(Sampling.AffineGrid, 20).real(1, 2, 3).longs(1, 1, 3, 2),
                OneNode.of(Sampling.Col2Im, 18).real(1, 4, 6).longs(3, 4).longs(2, 2),
                of(Sampling.GridSample).within(-0.8, 0.8).real(1, 1, 3, 4).real(1, 2, 3, 2),
                of(Sampling.Resize)
                        .text("mode", "linear")
                        .real(1, 1, 3, 2)
                        .absent()
                        .input(doubled),
                OneNode.of(Sampling.Upsample, 9)
                        .text("mode", "nearest")
                        .real(1, 1, 3, 2)
                        .input(doubled));
    }
}
