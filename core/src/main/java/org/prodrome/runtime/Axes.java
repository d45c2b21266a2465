package org.prodrome.runtime;

import java.util.Arrays;

/** Axes as nodes name them: from the front, or from the back if they are negative. */
final class Axes {
    private Axes() {}

    /**
     * The axis counted from the front.
     *
     * @throws IllegalArgumentException if a tensor of that rank hasn't got it
     */
    static int of(long axis, long rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException(
                    "expected an axis from " + -rank + " to " + (rank - 1) + ", got " + axis);
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /**
     * The axes counted from the front, in their order.
     *
     * @throws IllegalArgumentException if a tensor of that rank hasn't got one, or if one is named twice
     */
    static int[] of(long[] axes, long rank) {
        int[] counted = Arrays.stream(axes).mapToInt(axis -> of(axis, rank)).toArray();
        if (Arrays.stream(counted).distinct().count() < counted.length) {
            throw new IllegalArgumentException("expected each axis once, got " + Arrays.toString(axes));
        }
        return counted;
    }

    /** All axes of that rank. */
    static int[] all(long rank) {
        int[] axes = new int[Math.toIntExact(rank)];
        Arrays.setAll(axes, axis -> axis);
        return axes;
    }
}
