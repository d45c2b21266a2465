package org.prodrome.graph;

import java.util.List;

/**
 * A trainable or state initializer, as the network declares it.
 *
 * @param decays whether weight decay applies; biases and norms are spared
 */
public record Parameter(String name, Role role, List<Long> shape, Initialiser initialiser, boolean decays) {
    public Parameter {
        shape = List.copyOf(shape);
        if (role == Role.CONSTANT) {
            throw new GraphException("parameter " + name + ": expected trainable or state, got a constant");
        }
    }

    /** Lengths of the axes. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
