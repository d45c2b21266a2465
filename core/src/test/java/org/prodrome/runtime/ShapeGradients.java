package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Shape;

/** Cases for {@link GradientsTest}. */
final class ShapeGradients {
    private ShapeGradients() {}

    private static OneNode of(Shape operator) {
        return OneNode.of(operator, 13);
    }

    static List<OneNode> cases() {
        return List.of(
                of(Shape.Cast).integer("to", ElementType.FLOAT64.onnx()).real(2, 3),
                of(Shape.Concat).integer("axis", -1).real(2, 1).real(2, 3).real(2, 2),
                of(Shape.Expand).real(3, 1).longs(2, 1, 4),
                of(Shape.Flatten).integer("axis", 2).real(2, 1, 3, 2),
                of(Shape.Gather).integer("axis", 1).real(2, 3).input(Array.of(new long[] {0, -1, 0}, 1, 3)),
                of(Shape.Identity).real(3),
                of(Shape.Pad).real(2, 3).longs(1, 0, 0, 2),
                of(Shape.Pad).text("mode", "reflect").real(2, 3).longs(0, 2, 1, 1),
                of(Shape.Reshape).real(2, 3, 1).longs(3, -1),
                of(Shape.Slice).real(4, 5).longs(1, 0).longs(4, -1).longs(0, 1).longs(2, 3),
                of(Shape.Squeeze).real(1, 3, 1).longs(0),
                of(Shape.Transpose).integers("perm", 2, 0, 1).real(2, 3, 1),
                of(Shape.Unsqueeze).real(3, 2).longs(0, -1));
    }
}
