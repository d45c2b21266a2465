package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;

/** Texts of a line of numbers after the other. */
final class Numbers {
    private static final long MOST_BYTES = 1L << 30;

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*|\\s+");

    private Numbers() {}

    /**
     * The rows of numbers, which commas or blanks separate.
     *
     * @param from the first line that counts, from 0
     * @throws FormatException if one of them is no finite number, or there are none
     */
    static double[][] rows(Path file, int from) throws IOException, FormatException {
        if (Files.size(file) > MOST_BYTES) {
            throw new FormatException(file.toString(), "at most " + MOST_BYTES + " bytes", Files.size(file) + " bytes");
        }
        List<String> lines =
                Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        List<double[]> rows = new ArrayList<>();
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file, i, lines.get(i)));
            }
        }
        if (rows.isEmpty()) {
            throw new FormatException(file.toString(), "a line of numbers", "none");
        }
        for (double[] row : rows) {
            if (row.length != rows.getFirst().length) {
                throw new FormatException(
                        file.toString(), "lines of " + rows.getFirst().length + " numbers", "one of " + row.length);
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** The first number of each line. */
    static double[] column(Path file, int from) throws IOException, FormatException {
        return column(rows(file, from), 0);
    }

    static double[] column(double[][] rows, int at) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][at];
        }
        return column;
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] row(Path file, int line, String text) throws FormatException {
        String[] fields = SEPARATOR.split(text.strip(), -1);
        double[] row = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            try {
                row[i] = Double.parseDouble(fields[i].strip());
            } catch (NumberFormatException e) {
                row[i] = Double.NaN;
            }
            if (!Double.isFinite(row[i])) {
                throw new FormatException(file + ", line " + (line + 1), "finite numbers", "something else");
            }
        }
        return row;
    }
}
