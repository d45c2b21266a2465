package org.prodrome.data.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Volume;

/**
 * One array of samples of a file.
 *
 * @param name what the file calls it; nothing for an only one
 * @param shape as {@link Kind} says
 * @param rate in Hz, of a signal
 * @param spacing mm along the shape's spatial axes, in the shape's order; empty where it is unknown
 * @param affine as of {@link Volume}; empty where it is unknown
 * @param channels names and units along the first axis; of a table along the second
 */
public record Part(
        String name,
        Kind kind,
        List<Integer> shape,
        OptionalDouble rate,
        List<Double> spacing,
        List<Double> affine,
        List<Signal.Channel> channels,
        Samples samples) {
    /** Samples that a part may have: 1 GiB of 32-bit floats. */
    public static final long MOST_SAMPLES = 1L << 28;

    /** What the axes are. */
    public enum Kind {
        /** [channel, time] */
        SIGNAL,
        /** [channel, height, width] */
        IMAGE,
        /** [channel, depth, height, width] */
        VOLUME,
        /** [row, column] */
        TABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Part {
        shape = List.copyOf(shape);
        spacing = List.copyOf(spacing);
        affine = List.copyOf(affine);
        channels = List.copyOf(channels);
    }

    public static Part signal(String name, int length, double rate, List<Signal.Channel> channels, Samples samples) {
        return new Part(
                name,
                Kind.SIGNAL,
                List.of(channels.size(), length),
                OptionalDouble.of(rate),
                List.of(),
                List.of(),
                channels,
                samples);
    }

    public static Part image(
            String name, int height, int width, List<Double> spacing, List<Signal.Channel> channels, Samples samples) {
        return new Part(
                name,
                Kind.IMAGE,
                List.of(channels.size(), height, width),
                OptionalDouble.empty(),
                spacing,
                List.of(),
                channels,
                samples);
    }

    /** How many samples there are. */
    public long count() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /**
     * Reads all samples.
     *
     * @throws FormatException if the file is not what it claims to be
     * @throws IllegalStateException if there are more than {@link #MOST_SAMPLES}
     */
    public Payload payload() throws IOException, FormatException {
        if (count() > MOST_SAMPLES) {
            throw new IllegalStateException(
                    "expected at most " + MOST_SAMPLES + " samples to read at once, got " + count());
        }
        return switch (kind) {
            case SIGNAL -> new Signal(rows(), rate.orElseThrow(), channels);
            case IMAGE -> new Image(samples.all((int) count()), channels, shape.get(1), shape.get(2), spacing);
            case VOLUME ->
                new Volume(
                        samples.all((int) count()),
                        channels,
                        shape.get(1),
                        shape.get(2),
                        shape.get(3),
                        spacing,
                        affine);
            case TABLE -> new Table(channels.stream().map(Signal.Channel::name).toList(), doubles());
        };
    }

    private float[][] rows() throws IOException, FormatException {
        float[][] rows = new float[shape.get(0)][shape.get(1)];
        int[] filled = {0};
        samples.to((values, from, to) -> {
            for (int at = from; at < to; ) {
                int row = filled[0] / rows[0].length;
                int column = filled[0] % rows[0].length;
                int some = Math.min(to - at, rows[0].length - column);
                System.arraycopy(values, at, rows[row], column, some);
                filled[0] += some;
                at += some;
            }
        });
        return rows;
    }

    private double[][] doubles() throws IOException, FormatException {
        float[][] rows = rows();
        double[][] doubles = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            doubles[i] = new double[rows[i].length];
            for (int j = 0; j < rows[i].length; j++) {
                doubles[i][j] = rows[i][j];
            }
        }
        return doubles;
    }
}
