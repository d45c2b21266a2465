package org.prodrome.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * A signal's spectrogram with two further rows a channel, the variance and the deviation of each frame's samples:
 * [batch, channel, frequency + 2, frame]. Each row is standardised.
 *
 * @param spectrum whose frames they are
 */
public record MomentFrontEnd(SpectrogramFrontEnd spectrum) implements FrontEnd {
    /** Keeps the slope of the root finite where a frame is silent. */
    private static final float TINY = 1e-8f;

    private static final int MOMENTS = 2;

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        Seen seen = spectrum.of(g, input, grid);
        int channels = grid.channels();
        int frames = seen.grid().lengths().getLast();
        int bins = seen.grid().lengths().getFirst();
        Value levelled = spectrum.level().ofSignal(g, input);
        Value each = Layers.reshape(g, levelled, -1, 1, grid.lengths().getFirst());
        Value mean = framed(g, each, grid);
        Value squares = framed(g, Layers.square(g, each), grid);
        Value variance = g.add(Activation.Relu, g.add(Arithmetic.Sub, squares, Layers.square(g, mean)));
        Value deviation = g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, variance, g.constant(TINY)));
        Value rows = Layers.reshape(g, Layers.concat(g, 1, variance, deviation), -1, (long) channels * MOMENTS, frames);
        Value moments = Layers.reshape(
                g, Layers.standardise(g, "moments.norm", rows, channels * MOMENTS), 0, channels, MOMENTS, frames);
        return new Seen(
                Layers.concat(g, 2, seen.values(), moments),
                Optional.empty(),
                new Grid(channels, List.of(bins + MOMENTS, frames), grid.rate(), false));
    }

    /** The mean over each of the spectrogram's frames, silence beyond the ends: [signal, 1, frame]. */
    private Value framed(GraphBuilder g, Value x, Grid grid) {
        int window = spectrum.at(grid).window();
        float[] even = new float[window];
        Arrays.fill(even, 1f / window);
        return g.node(Layer.Conv, x, g.constant(Array.of(even, 1, 1, window)))
                .integers("strides", spectrum.at(grid).hop())
                .integers("pads", window / 2, window / 2)
                .output();
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        spectrum.output(g, name, seen, grid);
    }

    @Override
    public double hop(Grid grid) {
        return spectrum.hop(grid);
    }
}
