package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Axis;

/** Cases for {@link GradientsTest}. */
final class AxisGradients {
    private AxisGradients() {}

    private static OneNode of(Axis operator) {
        return OneNode.of(operator, 14);
    }

    static List<OneNode> cases() {
        Array last = Array.of(new long[] {-1});
        return List.of(
                of(Axis.CumSum).real(2, 4).input(last),
                of(Axis.CumSum)
                        .flag("exclusive", true)
                        .flag("reverse", true)
                        .real(2, 4)
                        .input(last),
                of(Axis.ReverseSequence).real(3, 2).longs(2, 3),
                of(Axis.ReverseSequence)
                        .integer("batch_axis", 0)
                        .integer("time_axis", 1)
                        .real(2, 3, 2)
                        .longs(3, 1),
                of(Axis.TopK).outputs(2).real(3, 5).longs(2),
                of(Axis.TopK)
                        .outputs(2)
                        .flag("largest", false)
                        .integer("axis", 0)
                        .real(66, 2)
                        .longs(3));
    }
}
