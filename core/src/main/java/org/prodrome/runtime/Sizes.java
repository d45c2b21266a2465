package org.prodrome.runtime;

import java.util.Arrays;

/** Bounds what a node may allocate whose output's size comes from values, which a hostile file chooses. */
final class Sizes {
    private static final long MOST = 1L << 31;

    private Sizes() {}

    /** @throws org.prodrome.graph.GraphException if a tensor of that shape would have more than 2^31 elements */
    static void require(Node node, long... shape) {
        double elements = 1; // a long might overflow
        for (long length : shape) {
            if (length < 0) {
                throw node.failure("expected lengths of 0 and above, got " + Arrays.toString(shape));
            }
            elements *= length;
        }
        if (elements > MOST) {
            throw node.failure("expected at most " + MOST + " elements, got the shape " + Arrays.toString(shape));
        }
    }
}
