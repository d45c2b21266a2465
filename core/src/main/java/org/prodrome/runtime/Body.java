package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;

/**
 * A graph within a node, such as a branch of If.
 *
 * @param captures places among the node's operands of the values that the graph uses from around it
 */
record Body(Block block, int[] captures) {

    /** Outputs in order, for these inputs; what it captures it takes from the node's operands. */
    Tensor[] run(Operands operands, Tensor... inputs) {
        Tensor[] given = new Tensor[inputs.length + captures.length];
        System.arraycopy(inputs, 0, given, 0, inputs.length);
        for (int i = 0; i < captures.length; i++) {
            given[inputs.length + i] = operands.get(captures[i]);
        }
        return block.run(given, operands.context());
    }

    /** How many inputs it takes. */
    int inputs() {
        return block.inputs();
    }

    int outputs() {
        return block.outputs();
    }
}
