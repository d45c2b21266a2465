package org.prodrome.data.format.matlab;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;
import org.prodrome.data.format.array.Meaningless;

/**
 * A variable of numbers.
 *
 * @param lengths of the axes, in MATLAB's order
 */
record Variable(String name, List<Integer> lengths, boolean complex, String encoding, Load load) {
    Variable {
        lengths = Meaningless.readAs(lengths, complex);
    }

    /** Gets all numbers at once. */
    @FunctionalInterface
    interface Load {
        Numbers numbers() throws IOException, FormatException;
    }

    /** Numbers by their place in column-major order. */
    @FunctionalInterface
    interface Numbers {
        /** @param imaginary which part of a complex number */
        float at(int place, boolean imaginary);
    }

    /** Why a variable of such axes is not read; nothing if it is. */
    static Optional<String> why(int[] lengths, boolean complex) {
        long count = complex ? 2 : 1;
        for (int length : lengths) {
            if (length < 1) {
                return Optional.of("empty");
            }
            count = Math.min(count * length, Part.MOST_SAMPLES + 1);
        }
        if (count > Part.MOST_SAMPLES) {
            return Optional.of("of more than " + Part.MOST_SAMPLES + " numbers");
        }
        if (lengths.length > Meaningless.MOST_AXES) {
            return Optional.of("of more than " + Meaningless.MOST_AXES + " axes");
        }
        int most = complex ? Meaningless.MOST_CHANNELS / 2 : Meaningless.MOST_CHANNELS;
        return lengths.length == 4 && lengths[0] > most
                ? Optional.of("of more than " + most + " channels")
                : Optional.empty();
    }

    Part part() {
        return Meaningless.part(name, lengths, complex, samples());
    }

    private Samples samples() {
        return sink -> {
            Numbers numbers = load.numbers();
            int[] dims = lengths.stream().mapToInt(Integer::intValue).toArray();
            int parts = complex ? 2 : 1;
            boolean table = dims.length <= 2;
            int last = dims[dims.length - 1];
            float[] row = new float[table ? last * parts : last];
            // Places of a row: over all axes but the last; the two parts of volumes go one after the other.
            int rows = Arrays.stream(dims).reduce(1, (a, b) -> a * b) / last;
            int planes = table ? 1 : dims.length == 4 ? dims[0] : 1;
            for (int plane = 0; plane < planes; plane++) {
                for (int half = 0; half < (table ? 1 : parts); half++) {
                    for (int r = plane * (rows / planes); r < (plane + 1) * (rows / planes); r++) {
                        int first = first(dims, r);
                        for (int i = 0; i < row.length; i++) {
                            boolean imaginary = table ? i % parts == 1 : half == 1;
                            row[i] = numbers.at(first + (table ? i / parts : i) * rows, imaginary);
                        }
                        sink.accept(row, 0, row.length);
                    }
                }
            }
        };
    }

    /** The column-major place of the first number of a row that is counted in row-major order. */
    private static int first(int[] dims, int row) {
        int place = 0;
        int left = row;
        int below = Arrays.stream(dims, 0, dims.length - 1).reduce(1, (a, b) -> a * b);
        for (int axis = dims.length - 2; axis >= 0; axis--) {
            below /= dims[axis];
            place += left % dims[axis] * below;
            left /= dims[axis];
        }
        return place;
    }
}
