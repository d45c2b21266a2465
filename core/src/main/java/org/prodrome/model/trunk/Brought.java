package org.prodrome.model.trunk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.ValueSummary;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.runtime.Trace;

/**
 * A network that somebody trained already, from an ONNX file, up to one of its values. Its parameters are named
 * {@code backbone.} and what the file calls them, so that a recipe can freeze some and train others slowly; its batch
 * normalisations go on learning unless they are frozen. What one channel shows is shown in each channel that it takes.
 *
 * @param file the ONNX file; a path from where Prodrome is started
 * @param value the name of the value that it is cut at: [batch, channel, place, ...] or [batch, channel]
 * @param mean what is taken from each of its input's channels first, in the front end's unit; none for nothing
 * @param deviation what each is then divided by; none for nothing
 */
public record Brought(String file, String value, List<Double> mean, List<Double> deviation) implements Trunk {
    /** What its parameters' names begin with, after the trunk's own prefix. */
    public static final String NAME = "backbone";

    public Brought {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        Checks.require(!value.isBlank(), NAME, "the name of a value to cut it at", "nothing");
        Checks.require(
                mean.stream().allMatch(Double::isFinite)
                        && deviation.stream().allMatch(each -> each > 0 && Double.isFinite(each)),
                NAME,
                "finite means and deviations above 0",
                mean + " and " + deviation);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Network network = cut();
        ValueSummary input = network.inputValues().getFirst();
        Grid grid = seen.encoded();
        int channels = input.axes()
                .filter(axes -> axes.size() > 1 && axes.get(1).length().isPresent())
                .map(axes -> Math.toIntExact(axes.get(1).length().getAsLong()))
                .orElse(grid.channels());
        if (grid.channels() != channels && grid.channels() != 1) {
            throw wrong(channels + " channels or 1", Integer.toString(grid.channels()));
        }
        Grid wide = grid.with(channels);
        fits(input, wide);
        List<Long> lengths = shape(network, input.name(), wide);
        Value x = seen.all(g);
        if (channels > grid.channels()) {
            x = Layers.concat(g, 1, Collections.nCopies(channels, x).toArray(Value[]::new));
        }
        x = scaled(g, Arithmetic.Sub, x, mean, wide);
        x = scaled(g, Arithmetic.Div, x, deviation, wide);
        Value features =
                g.put(network, prefix + NAME + ".", Map.of(input.name(), x)).getFirst();
        List<Integer> places = lengths.stream().skip(2).map(Math::toIntExact).toList();
        return new Features(features, Math.toIntExact(lengths.get(1)), places);
    }

    private Network cut() {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw wrong("an ONNX file", "none there; --backbone FILE says where it is");
        }
        try {
            Network network = Network.read(path).cutAt(value);
            if (network.inputs().size() != 1) {
                throw wrong("one input", network.inputs().toString());
            }
            return network;
        } catch (IOException e) {
            throw new IllegalArgumentException(NAME + " " + file + ": expected to be read, got " + e.getMessage(), e);
        } catch (GraphException e) {
            throw new IllegalArgumentException(
                    NAME + " " + (String.valueOf(e.getMessage()).startsWith(file) ? "" : file + ": ") + e.getMessage(),
                    e);
        }
    }

    private void fits(ValueSummary input, Grid grid) {
        if (input.type().isPresent() && input.type().get() != ElementType.FLOAT32) {
            throw wrong("an input of 32-bit floats", input.type().get().toString());
        }
        if (input.axes().isEmpty()) {
            return;
        }
        List<ValueSummary.Axis> axes = input.axes().get();
        long[] given = grid.shape(1);
        boolean fits = axes.size() == given.length;
        for (int axis = 2; fits && axis < given.length; axis++) {
            fits = axes.get(axis).length().orElse(given[axis]) == given[axis];
        }
        if (!fits) {
            throw wrong("a window of the input's shape " + axes, grid.each() + "; the preparation says the size");
        }
    }

    /** The value's shape for two cases, found by running the network once. */
    private List<Long> shape(Network network, String input, Grid grid) {
        float[] zeros = new float[Math.toIntExact(2 * grid.size())];
        Map<String, Array> inputs = Map.of(input, Array.of(zeros, grid.shape(2)));
        List<Long> lengths;
        try {
            lengths = Objects.requireNonNull(Trace.of(network, network.initialise(new Seed(0)), inputs)
                            .get(value))
                    .lengths();
        } catch (GraphException e) {
            throw new IllegalArgumentException(
                    NAME + " " + file + ": expected to run two windows of " + grid.each() + ", got: " + e.getMessage(),
                    e);
        }
        if (lengths.size() < 2 || lengths.getFirst() != 2 || lengths.size() > 5) {
            throw wrong(
                    "a value [batch, channel, place, ...] at " + value, "the shape " + lengths + " for two windows");
        }
        return lengths;
    }

    private Value scaled(GraphBuilder g, Arithmetic operation, Value x, List<Double> by, Grid grid) {
        if (by.isEmpty()) {
            return x;
        }
        if (by.size() != grid.channels()) {
            throw wrong("a mean and a deviation for each of " + grid.channels() + " channels", by.toString());
        }
        float[] values = new float[by.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = by.get(i).floatValue();
        }
        List<Long> shape = new ArrayList<>(List.of((long) values.length));
        shape.addAll(Collections.nCopies(grid.axes(), 1L));
        long[] each = shape.stream().mapToLong(Long::longValue).toArray();
        return g.add(operation, x, g.constant(Array.of(values, each)));
    }

    private IllegalArgumentException wrong(String expected, String got) {
        return new IllegalArgumentException(NAME + " " + file + ": expected " + expected + ", got " + got);
    }
}
