package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator;

/**
 * First and second gradients of every operator against central differences in 64 bits. A new operator needs one line in
 * its family's list of cases, or in {@link #WITHOUT} if it has no gradient.
 */
class GradientsTest {
    private static final List<OneNode> CASES = Stream.of(
                    ArithmeticGradients.cases(),
                    ReductionGradients.cases(),
                    ActivationGradients.cases(),
                    TransformGradients.cases(),
                    ShapeGradients.cases(),
                    SelectionGradients.cases(),
                    AxisGradients.cases(),
                    SamplingGradients.cases(),
                    LayerGradients.cases(),
                    RecurrentGradients.cases(),
                    ControlGradients.cases())
            .flatMap(Collection::stream)
            .toList();

    /** What gives integers, truth values, constants or chance. */
    private static final Set<Operator> WITHOUT = Stream.<Collection<? extends Operator>>of(
                    List.of(Operator.Logic.values()),
                    List.of(Operator.Chance.values()),
                    List.of(Operator.Training.values()),
                    List.of(
                            Operator.Layer.NonMaxSuppression,
                            Operator.Axis.ArgMax,
                            Operator.Axis.ArgMin,
                            Operator.Creation.Constant,
                            Operator.Creation.ConstantOfShape,
                            Operator.Creation.EyeLike,
                            Operator.Creation.Range,
                            Operator.Selection.NonZero,
                            Operator.Shape.Size,
                            Operator.Shape.Shape,
                            Operator.Transform.BlackmanWindow,
                            Operator.Transform.HammingWindow,
                            Operator.Transform.HannWindow,
                            Operator.Transform.MelWeightMatrix))
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    @TestFactory
    Stream<DynamicTest> agreeWithDifferences() {
        return CASES.stream().map(node -> DynamicTest.dynamicTest(node.toString(), () -> GradientCheck.check(node)));
    }

    @Test
    void noOperatorIsForgotten() {
        Set<String> known = new TreeSet<>();
        CASES.forEach(node -> known.add(node.operator().name()));
        Set<String> all = new TreeSet<>();
        Arrays.stream(Operator.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getEnumConstants()))
                .map(Operator.class::cast)
                .filter(operator -> !WITHOUT.contains(operator))
                .forEach(operator -> all.add(operator.name()));
        assertThat(known).as("operators with a case of their own").isEqualTo(all);
    }

    @Test
    void theNormIsFlatAtTheOrigin() {
        OneNode norm = OneNode.of(Operator.Reduction.ReduceL2, 13).real(Samples.doubles(new double[3], 3));
        List<double[]> gradients = GradientCheck.ofSums(norm);
        assertThat(gradients.get(0)).containsExactly(0, 0, 0);
        assertThat(gradients.get(1)).containsExactly(0, 0, 0);
    }

    @Test
    void tiesShareTheGradient() {
        Array ties = Samples.doubles(new double[] {2, 1, 2}, 3);
        for (Operator.Reduction operator : List.of(Operator.Reduction.ReduceMax, Operator.Reduction.ReduceMin)) {
            boolean max = operator == Operator.Reduction.ReduceMax;
            assertThat(GradientCheck.ofSums(OneNode.of(operator, 13).real(ties)).get(0))
                    .containsExactly(max ? new double[] {0.5, 0, 0.5} : new double[] {0, 1, 0});
        }
        for (Operator.Arithmetic operator : List.of(Operator.Arithmetic.Max, Operator.Arithmetic.Min)) {
            assertThat(GradientCheck.ofSums(OneNode.of(operator, 13).real(ties).input(ties))
                            .get(0))
                    .containsExactly(0.5, 0.5, 0.5);
        }
    }
}
