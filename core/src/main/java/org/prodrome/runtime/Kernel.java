package org.prodrome.runtime;

import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** An operator bound to its node's attributes: takes tensors, gives tensors. */
@FunctionalInterface
interface Kernel {
    Tensor[] run(Operands operands);

    /** A kernel with one output. */
    static Kernel of(Function<Operands, Tensor> function) {
        return operands -> new Tensor[] {function.apply(operands)};
    }
}
