package org.prodrome.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.signal.Field;

/**
 * The input as it is, each channel less its mean over the training cases and divided by its deviation there. A missing
 * value becomes 0, the mean, and is told by the mask.
 *
 * @param level what becomes of a window's level before
 */
public record RawFrontEnd(Level level) implements FrontEnd {
    private static final String MEAN = "input.mean";
    private static final String DEVIATION = "input.deviation";

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (grid.symbols() > 0) {
            throw new IllegalArgumentException(
                    "raw front end: expected quantities, got words; their front end is words");
        }
        long[] each = new long[grid.axes() + 1];
        each[0] = grid.channels();
        Arrays.fill(each, 1, each.length, 1);
        return standard(g, levelled(g, input, grid), grid, each);
    }

    /**
     * Less the training cases' mean and divided by their deviation.
     *
     * @param each shape of both, without the batch
     */
    static Seen standard(GraphBuilder g, Value values, Grid grid, long... each) {
        Value mean = g.state(MEAN, new Initialiser.Constant(0), each);
        Value deviation = g.state(DEVIATION, new Initialiser.Constant(1), each);
        Value standard = g.add(Arithmetic.Div, g.add(Arithmetic.Sub, values, mean), deviation);
        if (!grid.gaps()) {
            return new Seen(standard, Optional.empty(), grid);
        }
        Value missing = g.add(Logic.IsNaN, standard);
        Value zero = g.constant(0);
        Value one = g.constant(1);
        return new Seen(
                g.add(Selection.Where, missing, zero, standard),
                Optional.of(g.add(Selection.Where, missing, zero, one)),
                grid);
    }

    @Override
    public boolean measures() {
        return level == Level.KEPT;
    }

    /** A signal's channels each on their own, for they differ in unit; a picture's and a volume's together. */
    private Value levelled(GraphBuilder g, Value input, Grid grid) {
        return switch (level) {
            case KEPT -> input;
            case LEVELLED -> {
                if (grid.gaps() || grid.axes() == 0) {
                    throw new IllegalArgumentException(
                            "raw front end: expected level kept for a table or a series" + " with gaps, got levelled");
                }
                long[] axes = IntStream.rangeClosed(grid.rate().isPresent() ? 2 : 1, grid.axes() + 1)
                        .asLongStream()
                        .toArray();
                yield Layers.scale(g, Layers.centre(g, input, axes), axes);
            }
        };
    }

    /**
     * Sets each channel's mean and deviation to those of training cases, in networks that have this front end. What is
     * levelled is standard already, and stays as it is; so does a channel that never varies or never was there.
     */
    public Parameters fitted(Parameters start, Iterable<Field> training, int channels) {
        return level == Level.LEVELLED ? start : measured(start, training, channels);
    }

    /** Sets mean and deviation of each of as many equal parts of what a case holds. */
    static Parameters measured(Parameters start, Iterable<Field> training, int channels) {
        double[] count = new double[channels];
        double[] mean = new double[channels];
        double[] squares = new double[channels];
        for (Field field : training) {
            int size = field.values().length / channels;
            for (int i = 0; i < field.values().length; i++) {
                double value = field.values()[i];
                if (!Double.isNaN(value)) {
                    int channel = i / size;
                    double off = value - mean[channel];
                    mean[channel] += off / ++count[channel];
                    squares[channel] += off * (value - mean[channel]);
                }
            }
        }
        float[] means = new float[channels];
        float[] deviations = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            means[channel] = (float) mean[channel];
            double variance = count[channel] > 0 ? squares[channel] / count[channel] : 0;
            deviations[channel] = variance > 0 ? (float) Math.sqrt(variance) : 1;
        }
        SortedMap<String, Array> arrays = new TreeMap<>(start.arrays());
        arrays.put(MEAN, Array.of(means, start.get(MEAN).shape()));
        arrays.put(DEVIATION, Array.of(deviations, start.get(DEVIATION).shape()));
        return new Parameters(arrays);
    }
}
