package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;

/** Makes arrays of any element type for tests of operators, and compares them. */
final class Samples {
    private Samples() {}

    static Array of(ElementType type, double[] values, long... shape) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(Math.max(1, (long) values.length * type.bytes()), 8);
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                switch (type) {
                    case FLOAT16 -> data.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16((float) value));
                    case FLOAT32 -> data.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
                    case FLOAT64 -> data.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
                    case INT32 -> data.setAtIndex(ValueLayout.JAVA_INT, i, (int) value);
                    case INT64 -> data.setAtIndex(ValueLayout.JAVA_LONG, i, (long) value);
                    case UINT8 -> data.set(ValueLayout.JAVA_BYTE, i, (byte) (int) value);
                    case BOOL -> data.set(ValueLayout.JAVA_BYTE, i, (byte) (value == 0 ? 0 : 1));
                }
            }
            return Array.copyOf(type, data.asSlice(0, (long) values.length * type.bytes()), shape);
        }
    }

    static Array doubles(double[] values, long... shape) {
        return of(ElementType.FLOAT64, values, shape);
    }

    /** One axis of 32-bit floats. */
    static Array floats(double... values) {
        return of(ElementType.FLOAT32, values, values.length);
    }

    /** Evenly distributed values; of integers, whole ones. */
    static Array uniform(SplittableRandom random, ElementType type, double low, double high, long... shape) {
        double[] values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Arrays.setAll(values, i -> random.nextDouble(low, high));
        return of(type, values, shape);
    }

    /**
     * Fails where an element is further off than rounding explains: 10^-5 of its size in 32 bits, 10^-10 in 64, 2 units
     * in the last place in 16, and nothing at all of integers.
     */
    static void same(String name, Array got, Array expected) {
        assertThat(got.type()).as(name + ": type").isEqualTo(expected.type());
        assertThat(got.shape()).as(name + ": shape").isEqualTo(expected.shape());
        double allowed = switch (expected.type()) {
            case FLOAT16 -> 2e-3;
            case FLOAT32 -> 1e-5;
            case FLOAT64 -> 1e-10;
            case INT32, INT64, UINT8, BOOL -> 0;
        };
        if (got.type() == ElementType.INT64) {
            assertThat(got.longs()).as(name).isEqualTo(expected.longs()); // a double doesn't hold every one
            return;
        }
        double[] a = Closeness.doubles(got);
        double[] b = Closeness.doubles(expected);
        for (int i = 0; i < a.length; i++) {
            boolean same = Double.compare(a[i], b[i]) == 0
                    || a[i] == b[i]
                    || Math.abs(a[i] - b[i]) <= allowed * Math.max(1, Math.abs(b[i]));
            assertThat(same)
                    .as("%s: element %d of %s: expected %s, got %s", name, i, Arrays.toString(got.shape()), b[i], a[i])
                    .isTrue();
        }
    }
}
