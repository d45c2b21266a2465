package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.prodrome.graph.Array;

/** Compares arrays as ONNX's own test runner does. */
final class Closeness {
    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-7;

    private Closeness() {}

    static void close(String name, Array got, Array expected) {
        sameKind(name, got, expected);
        double[] a = doubles(got);
        double[] b = doubles(expected);
        for (int i = 0; i < a.length; i++) {
            boolean alike = Double.compare(a[i], b[i]) == 0
                    || a[i] == b[i]
                    || Math.abs(a[i] - b[i]) <= ABSOLUTE + RELATIVE * Math.abs(b[i]);
            assertThat(alike)
                    .as("%s, element %d of %s: expected %s, got %s", name, i, Arrays.toString(got.shape()), b[i], a[i])
                    .isTrue();
        }
    }

    /** Five standard errors apart at most. */
    static void alikeOnAverage(String name, Array got, Array expected) {
        sameKind(name, got, expected);
        double[] a = doubles(got);
        double[] b = doubles(expected);
        double allowed = 5 * Math.sqrt((variance(a) + variance(b)) / a.length) + 1e-3;
        assertThat(mean(a)).as(name + ", mean").isCloseTo(mean(b), Offset.offset(allowed));
    }

    private static void sameKind(String name, Array got, Array expected) {
        assertThat(got.shape()).as(name + ", shape").isEqualTo(expected.shape());
        assertThat(got.type()).as(name + ", type").isEqualTo(expected.type());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    /** The elements as doubles, whatever their type. */
    static double[] doubles(Array array) {
        MemorySegment data = array.data();
        double[] values = new double[Math.toIntExact(array.size())];
        Arrays.setAll(values, i -> switch (array.type()) {
            case FLOAT16 -> Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i));
            case FLOAT32 -> data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * i);
            case FLOAT64 -> data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * i);
            case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, 4L * i);
            case INT64 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, 8L * i);
            case UINT8 -> data.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, i) == 0 ? 0 : 1;
        });
        return values;
    }
}
