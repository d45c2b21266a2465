package org.prodrome.runtime;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/**
 * DrawnSamples shapes, axes and arrays for tests of operators; an array of any element type comes from a function as
 * well.
 */
final class DrawnSamples {
    private final SplittableRandom random;

    DrawnSamples(SplittableRandom random) {
        this.random = random;
    }

    /** An element for each place in row-major order. */
    static Array of(ElementType type, IntToDoubleFunction value, long... shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(values, value);
        return Samples.of(type, values, shape);
    }

    /** From -10 to 10, whole numbers where the type is one of integers. */
    Array any(ElementType type, long... shape) {
        return switch (type) {
            case FLOAT16, FLOAT32, FLOAT64 -> of(type, _ -> random.nextDouble(-10, 10), shape);
            case INT32, INT64 -> of(type, _ -> random.nextInt(-10, 11), shape);
            case UINT8 -> of(type, _ -> random.nextInt(0, 21), shape);
            case BOOL -> of(type, _ -> random.nextInt(2), shape);
        };
    }

    /** Whole numbers from a range whose end is left out. */
    Array within(ElementType type, long from, long to, long... shape) {
        return of(type, _ -> random.nextLong(from, to), shape);
    }

    ElementType type(ElementType... types) {
        return types[random.nextInt(types.length)];
    }

    ElementType anyType() {
        return type(ElementType.values());
    }

    /** Lengths from 1 to the longest. */
    long[] shape(int rank, int longest) {
        return random.longs(rank, 1, longest + 1L).toArray();
    }

    /** From low to high, both taken. */
    int from(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** An axis, from the front or from the back. */
    long axis(int rank) {
        return random.nextInt(-rank, rank);
    }

    /** So many different numbers from 0 on, below the limit, in any order. */
    long[] distinct(int count, int limit) {
        return random.longs(0, limit).distinct().limit(count).toArray();
    }
}
