package org.prodrome.runtime;

import java.util.Arrays;

/** Keeps a node from claiming more memory than a machine has, before anything is allocated. */
final class Sizes {
    private static final double MOST = 1L << 31;

    private Sizes() {}

    /** @throws org.prodrome.graph.GraphException if a length is negative or there are more than 2^31 elements */
    static void require(Node node, long... shape) {
        double count = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (!(count <= MOST) || Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw node.failure("expected a value of 0 to 2^31 elements, got the shape " + Arrays.toString(shape));
        }
    }
}
