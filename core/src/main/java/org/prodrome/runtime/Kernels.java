package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Operator;

/** Finds a node's kernel in its operator's family. */
final class Kernels {
    private Kernels() {}

    static Kernel of(Node node) {
        return Growth.bounded(node, unbounded(node));
    }

    private static Kernel unbounded(Node node) {
        return switch (node.operator()) {
            case Operator.Shape shape -> ShapeKernels.of(shape, node);
            // A power has its base's type whatever the exponent's, and sees to it itself.
            case Operator.Arithmetic.Pow -> ArithmeticKernels.of(Operator.Arithmetic.Pow, node);
            case Operator.Selection selection -> SelectionKernels.of(selection, node);
            case Operator.Creation creation -> CreationKernels.of(creation, node);
            case Operator.Axis axis -> AxisKernels.of(axis, node);
            case Operator.Sampling sampling -> SamplingKernels.of(sampling, node);
            case Operator.Arithmetic arithmetic -> roundingOnce(ArithmeticKernels.of(arithmetic, node));
            case Operator.Logic logic -> LogicKernels.of(logic, node);
            case Operator.Reduction reduction -> roundingOnce(ReductionKernels.of(reduction, node));
            case Operator.Layer layer -> LayerKernels.of(layer, node);
            case Operator.Recurrent recurrent -> roundingOnce(RecurrentKernels.of(recurrent, node));
            case Operator.Activation activation -> roundingOnce(ActivationKernels.of(activation, node));
            case Operator.Transform transform -> TransformKernels.of(transform, node);
            case Operator.Loss loss -> roundingOnce(LossKernels.of(loss, node));
            case Operator.Control control -> ControlKernels.of(control, node);
            case Operator.Chance chance -> ChanceKernels.of(chance, node);
            case Operator.Training training -> TrainingKernels.of(training, node);
        };
    }

    /** Of 16-bit floats: computed in 32 bits and rounded once, for a processor has no arithmetic of 16 bits. */
    static Kernel roundingOnce(Kernel kernel) {
        return operands -> {
            if (!operands.anyHalf()) {
                return kernel.run(operands);
            }
            Tensor[] results = kernel.run(operands.widened());
            for (int i = 0; i < results.length; i++) {
                if (results[i] != null && Tensors.type(results[i]) == ScalarType.Float) {
                    results[i] = results[i].to(ScalarType.Half);
                }
            }
            return results;
        };
    }
}
