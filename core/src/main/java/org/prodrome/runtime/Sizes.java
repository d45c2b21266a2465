package org.prodrome.runtime;

import java.util.Arrays;
import org.prodrome.graph.Limits;

/** Bounds the shapes that values ask for, so that a file of few bytes can't claim all memory. */
final class Sizes {
    private Sizes() {}

    /**
     * To be called before a tensor of that shape is made.
     *
     * @throws org.prodrome.graph.GraphException if a length is negative or there are too many elements
     */
    static void require(Node node, long... shape) {
        long count = 1;
        for (long length : shape) {
            if (length < 0) {
                throw node.failure("expected lengths of 0 and above, got the shape " + Arrays.toString(shape));
            }
            count = times(count, Math.max(length, 1));
        }
        if (!fits(count)) {
            throw node.failure("expected an output of at most " + Limits.ELEMENTS + " elements, got the shape "
                    + Arrays.toString(shape));
        }
    }

    /** Whether one value may have so many elements. */
    static boolean fits(long elements) {
        return elements <= Limits.ELEMENTS;
    }

    /** The product of numbers that aren't negative, or the largest number where it doesn't fit. */
    static long times(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    /** The sum of numbers, or the nearest number where it doesn't fit. */
    static long plus(long a, long b) {
        long sum = a + b;
        boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
        return overflown ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
