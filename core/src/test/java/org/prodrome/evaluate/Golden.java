package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line of a golden file: fields parted by tabs, each a name, an equals sign and numbers parted by blanks. */
public record Golden(Map<String, String> fields) {

    /** All lines of a file beside the test. */
    public static List<Golden> lines(Class<?> test, String file) {
        try (var stream = test.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Golden::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden of(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : line.split("\t", -1)) {
            int sign = field.indexOf('=');
            fields.put(field.substring(0, sign), field.substring(sign + 1));
        }
        return new Golden(fields);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String text(String name) {
        return Objects.requireNonNull(fields.get(name), () -> name + " in " + fields.keySet());
    }

    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    public double[] numbers(String name) {
        String text = text(name);
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    public int[] integers(String name) {
        return Arrays.stream(numbers(name)).mapToInt(each -> (int) each).toArray();
    }

    /** What is not 0. */
    public boolean[] flags(String name) {
        double[] numbers = numbers(name);
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] != 0;
        }
        return flags;
    }

    @Override
    public String toString() {
        return text("name");
    }
}
