package org.prodrome.signal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The signals that golden files are about, and the rows of such files. */
public final class SignalInputs {
    private SignalInputs() {}

    /** As the scripts beside the golden files make them. */
    public static double[] of(String kind, int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = switch (kind) {
                case "wave" -> Math.sin(0.3 * i) + (long) i * i * 7 % 101 / 50.0 - 1;
                case "constant" -> 3;
                case "impulse" -> i == length / 3 ? 1 : 0;
                case "silence" -> 0;
                default -> throw new IllegalArgumentException(kind);
            };
        }
        return x;
    }

    /** The rows of a golden file beside a test, without its first. */
    public static List<String[]> golden(Class<?> test, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    /** Numbers with spaces between them. */
    public static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** The largest difference, as a share of the largest expected magnitude, or of 1 if that is more. */
    public static double difference(double[] got, double[] expected) {
        if (got.length != expected.length) {
            throw new AssertionError("expected " + expected.length + " values, got " + got.length);
        }
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < got.length; i++) {
            if (Double.isNaN(got[i])) {
                throw new AssertionError("NaN at " + i);
            }
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(got[i] - expected[i]));
        }
        return difference / largest;
    }
}
