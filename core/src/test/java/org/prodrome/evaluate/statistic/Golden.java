package org.prodrome.evaluate.statistic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Files of figures that other programs gave. */
final class Golden {
    private Golden() {}

    /** The cells of each line. */
    static List<String[]> lines(String name) {
        try (var file = Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static double[][] rows(String cell) {
        return Arrays.stream(cell.split(";", -1)).map(Golden::numbers).toArray(double[][]::new);
    }

    static int[] counts(String cell) {
        return Arrays.stream(numbers(cell)).mapToInt(each -> (int) each).toArray();
    }

    static boolean[] labels(String cell) {
        double[] numbers = numbers(cell);
        boolean[] labels = new boolean[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = numbers[i] == 1;
        }
        return labels;
    }
}
