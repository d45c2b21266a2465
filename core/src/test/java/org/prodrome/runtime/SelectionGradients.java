package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Selection;

/** Cases for {@link GradientsTest}: of what picks elements, and of what gives them another type. */
final class SelectionGradients {
    private static final Array PAIRS = Array.of(new long[] {0, 1, -1, 1}, 2, 2);
    private static final Array APART = Array.of(new long[] {0, 1, -1, 0}, 2, 2);
    private static final Array ROWS = Array.of(new long[] {2, 0, 2}, 3, 1);
    private static final Array ODD = Samples.of(ElementType.BOOL, new double[] {0, 1, 0, 1, 0, 1}, 2, 3);

    private SelectionGradients() {}

    private static OneNode of(Selection operator) {
        return OneNode.of(operator, 18);
    }

    static List<OneNode> cases() {
        List<OneNode> cases = new ArrayList<>(List.of(
                OneNode.of(Creation.Cast, 18)
                        .integer("to", ElementType.FLOAT64.onnx())
                        .real(2, 3),
                OneNode.of(Creation.CastLike, 18).real(2, 3).input(Samples.doubles(new double[1], 1)),
                of(Selection.Compress)
                        .integer("axis", 1)
                        .real(2, 4)
                        .input(Samples.of(ElementType.BOOL, new double[] {0, 1, 1}, 3)),
                of(Selection.Gather).integer("axis", 1).real(2, 3).input(Array.of(new long[] {0, -1, 0}, 1, 3)),
                of(Selection.Gather).real(3, 2).input(Array.of(new long[] {-1})),
                of(Selection.GatherElements).real(3, 4).input(PAIRS),
                of(Selection.GatherND).real(3, 4).input(PAIRS),
                of(Selection.GatherND).integer("batch_dims", 1).real(2, 3, 2).input(Array.of(new long[] {2, 0}, 2, 1)),
                of(Selection.OneHot).longs(2, 0, 5).longs(3).real(2),
                OneNode.of(Selection.Scatter, 9).real(3, 4).input(APART).real(2, 2),
                of(Selection.ScatterElements).real(3, 4).input(APART).real(2, 2),
                of(Selection.ScatterND)
                        .real(3, 4)
                        .input(Array.of(new long[] {2, 0}, 2, 1))
                        .real(2, 4),
                of(Selection.Trilu).real(3, 4).input(Array.of(new long[] {-1})),
                of(Selection.Where).input(ODD).real(2, 3).real(3)));
        for (String reduction : List.of("add", "mul", "max", "min")) {
            cases.add(of(Selection.ScatterElements)
                    .text("reduction", reduction)
                    .real(3, 4)
                    .input(PAIRS)
                    .real(2, 2));
            cases.add(of(Selection.ScatterND)
                    .text("reduction", reduction)
                    .real(3, 4)
                    .input(ROWS)
                    .real(3, 4));
        }
        return cases;
    }
}
