package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Reduction;

/** Cases for {@link GradientsTest}: every reduction, over one axis, several and all. */
final class ReductionGradients {
    private ReductionGradients() {}

    static List<OneNode> cases() {
        List<OneNode> cases = new ArrayList<>();
        for (Reduction operator : Reduction.values()) {
            double low = operator == Reduction.ReduceLogSum ? 0.3 : -1;
            cases.add(OneNode.of(operator, 12).within(low, 1.5).real(2, 1, 3));
            cases.add(OneNode.of(operator, 12)
                    .integers("axes", 0, -1)
                    .within(low, 1.5)
                    .real(3, 2, 3));
            cases.add(OneNode.of(operator, 18)
                    .integer("keepdims", 0)
                    .within(low, 1.5)
                    .real(2, 3)
                    .longs(1));
            cases.add(OneNode.of(operator, 18)
                    .integer("noop_with_empty_axes", 1)
                    .within(0.3, 1.5)
                    .real(3));
        }
        Array oneZeroAndTwo = Samples.doubles(new double[] {2, 0, 3, 0, 5, 0}, 2, 3);
        cases.add(OneNode.of(Reduction.ReduceProd, 18).real(oneZeroAndTwo).longs(1));
        return cases;
    }
}
