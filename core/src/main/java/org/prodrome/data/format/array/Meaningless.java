package org.prodrome.data.format.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;

/**
 * Arrays of which their file does not say what their axes are. One axis or none is a table of one column, two are a
 * table [row, column], (or, with too many columns for a name each, a volume of a slice), three a volume [depth, height,
 * width] of one channel, four a volume [channel, depth, height, width]. Complex numbers are two columns or two channels
 * each, real part and imaginary part.
 */
public final class Meaningless {
    public static final int MOST_AXES = 4;

    /** Columns or channels that a part may have, each with its name. */
    public static final int MOST_CHANNELS = 1 << 17;

    private Meaningless() {}

    /** The lengths that an array is read with: a table of more columns than can have names is a volume of a slice. */
    public static List<Integer> readAs(List<Integer> lengths, boolean complex) {
        int most = complex ? MOST_CHANNELS / 2 : MOST_CHANNELS;
        return lengths.size() == 2 && lengths.get(1) > most ? List.of(1, lengths.get(0), lengths.get(1)) : lengths;
    }

    /** @param lengths of the axes, at most {@link #MOST_AXES}, with at most {@link Part#MOST_SAMPLES} numbers in all */
    public static Part part(String name, List<Integer> lengths, boolean complex, Samples samples) {
        int axes = lengths.size();
        int parts = complex ? 2 : 1;
        if (axes <= 2) {
            int rows = axes == 0 ? 1 : lengths.get(0);
            int columns = (axes < 2 ? 1 : lengths.get(1)) * parts;
            return part(name, Part.Kind.TABLE, List.of(rows, columns), channels(columns, complex), samples);
        }
        List<Integer> shape = new ArrayList<>(lengths);
        if (axes == 3) {
            shape.addFirst(1);
        }
        shape.set(0, shape.get(0) * parts);
        return part(name, Part.Kind.VOLUME, shape, channels(shape.getFirst(), complex), samples);
    }

    private static Part part(
            String name, Part.Kind kind, List<Integer> shape, List<Signal.Channel> channels, Samples samples) {
        return new Part(name, kind, shape, OptionalDouble.empty(), List.of(), List.of(), channels, samples);
    }

    /**
     * The axes as stored, from the slowest to the fastest.
     *
     * @param columnMajor whether the first of the lengths is the fastest axis, as in Fortran and MATLAB
     * @param complex whether each number is a real part and, next to it, an imaginary part
     */
    public static List<Stored.Axis> axes(List<Integer> lengths, boolean columnMajor, boolean complex) {
        boolean table = lengths.size() <= 2;
        List<Stored.Axis> axes = new ArrayList<>();
        long stride = complex && table ? 2 : 1;
        long plane = lengths.size() <= 3 ? 1 : lengths.getFirst();
        for (int i = lengths.size() - 1; i >= 0; i--) {
            boolean channel = lengths.size() == 4 && i == 0;
            axes.add(new Stored.Axis(lengths.get(i), complex && channel ? 2 * stride : stride));
            stride *= lengths.get(i);
        }
        // The last length comes first so far: the order of column-major storage, whose first length is the fastest.
        if (!columnMajor) {
            Collections.reverse(axes);
        }
        if (complex) {
            axes.add(new Stored.Axis(2, table ? 1 : stride / plane));
        }
        return axes;
    }

    private static List<Signal.Channel> channels(int count, boolean complex) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Signal.Channel(
                        complex ? (i / 2 + 1) + (i % 2 == 0 ? " real" : " imaginary") : Integer.toString(i + 1), "1"))
                .toList();
    }
}
