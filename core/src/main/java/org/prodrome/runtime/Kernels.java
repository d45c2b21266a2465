package org.prodrome.runtime;

import org.prodrome.graph.Operator;

/** Finds a node's kernel in its operator's family. */
final class Kernels {
    private Kernels() {}

    static Kernel of(Node node) {
        return switch (node.operator()) {
            case Operator.Shape shape -> ShapeKernels.of(shape, node);
            case Operator.Arithmetic arithmetic -> ArithmeticKernels.of(arithmetic, node);
            case Operator.Reduction reduction -> ReductionKernels.of(reduction, node);
            case Operator.Layer layer -> LayerKernels.of(layer, node);
            case Operator.Activation activation -> ActivationKernels.of(activation, node);
        };
    }
}
