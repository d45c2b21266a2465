package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Operator.Shape;

/** Cases for {@link GradientsTest}. */
final class ShapeGradients {
    private ShapeGradients() {}

    private static OneNode of(Shape operator) {
        return OneNode.of(operator, 19);
    }

    static List<OneNode> cases() {
        return List.of(
                of(Shape.Concat).integer("axis", -1).real(2, 1).real(2, 3).real(2, 2),
                of(Shape.DepthToSpace).integer("blocksize", 2).real(1, 8, 2, 1),
                of(Shape.DepthToSpace)
                        .integer("blocksize", 2)
                        .text("mode", "CRD")
                        .real(1, 4, 1, 2),
                of(Shape.Expand).real(3, 1).longs(2, 1, 4),
                of(Shape.Flatten).integer("axis", 2).real(2, 1, 3, 2),
                of(Shape.Identity).real(3),
                of(Shape.Pad).real(2, 3).longs(1, 0, 0, 2),
                of(Shape.Pad).real(4, 3).longs(-1, 1, 2, -2),
                of(Shape.Pad).text("mode", "reflect").real(2, 3).longs(0, 2, 1, 1),
                of(Shape.Pad).text("mode", "reflect").real(1, 2, 5).longs(0, 0, 2, 0, 0, 4),
                of(Shape.Pad).text("mode", "reflect").real(2, 3).longs(0, 5, 0, 7),
                of(Shape.Pad).text("mode", "edge").real(3, 4).longs(2, -1, 1, 3),
                of(Shape.Pad).text("mode", "edge").real(1, 2, 2, 1, 2).longs(1, 2, 2, 2, 0, 0, 1, 0, 0, 1),
                of(Shape.Pad).text("mode", "wrap").real(3, 4).longs(2, -1, 1, 3),
                of(Shape.Reshape).real(2, 3, 1).longs(3, -1),
                of(Shape.Slice).real(4, 5).longs(1, 0).longs(4, -1).longs(0, 1).longs(2, 3),
                of(Shape.Slice).real(5, 4).longs(4, 0).longs(-6, 4).longs(0, 1).longs(-2, 3),
                of(Shape.SpaceToDepth).integer("blocksize", 2).real(1, 1, 4, 2),
                of(Shape.Split).outputs(2).real(5, 2).longs(2, 3),
                of(Shape.Squeeze).real(1, 3, 1).longs(0),
                of(Shape.Tile).real(2, 3).longs(2, 3),
                of(Shape.Transpose).integers("perm", 2, 0, 1).real(2, 3, 1),
                of(Shape.Unsqueeze).real(3, 2).longs(0, -1));
    }
}
