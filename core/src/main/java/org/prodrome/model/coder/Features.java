package org.prodrome.model.coder;

import java.util.List;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Grid;

/**
 * What layers make of a case: what an encoder gives and a decoder begins with, and what a classifier sees.
 *
 * @param value [batch, channel, place, ...]
 * @param channels of it
 * @param places lengths of the axes after the channels; none where the input is seen as a whole
 */
public record Features(Value value, int channels, List<Integer> places) {
    public Features {
        places = List.copyOf(places);
    }

    /** The same, changed value by value. */
    public Features with(Value other) {
        return new Features(other, channels, places);
    }

    /** The mean over all places: [batch, channel]. */
    public Features mean(GraphBuilder g) {
        if (places.isEmpty()) {
            return this;
        }
        long[] axes = LongStream.range(2, 2 + places.size()).toArray();
        return new Features(Layers.reshape(g, Layers.mean(g, value, axes), 0, -1), channels, List.of());
    }

    /** A linear layer at each place alike: a code that knows where. */
    public Features each(GraphBuilder g, String name, int outputs) {
        Value linear = places.isEmpty()
                ? Layers.dense(g, name, value, channels, outputs)
                : Layers.convolution(g, name, value, places.size(), channels, outputs, 1, 1);
        return new Features(linear, outputs, places);
    }

    /** A linear layer upon all places together: [batch, output]. */
    public Features whole(GraphBuilder g, String name, int outputs) {
        Value flat = places.isEmpty() ? value : Layers.reshape(g, value, 0, -1);
        return new Features(Layers.dense(g, name, flat, size(), outputs), outputs, List.of());
    }

    /** A linear layer from a vector [batch, channel] to features of that kind. */
    public Features spread(GraphBuilder g, String name, int toChannels, List<Integer> to) {
        Grid shape = Grid.ofSpace(toChannels, to.toArray(Integer[]::new));
        Value flat = Layers.dense(g, name, value, channels, Math.toIntExact(shape.size()));
        return new Features(Layers.reshape(g, flat, shape.shape(0)), toChannels, to);
    }

    /** The shape [batch, channel, place, ...]. */
    public long[] shape(long batch) {
        return Grid.ofSpace(channels, places.toArray(Integer[]::new)).shape(batch);
    }

    /** How many values there are a sample. */
    public int size() {
        return places.stream().reduce(channels, (a, b) -> a * b);
    }
}
