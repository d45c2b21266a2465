package org.prodrome.model;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Stft;

/**
 * A signal as a picture a channel, the logarithm of its short-time Fourier transform's power: [batch, channel,
 * frequency, frame]. Each frequency of each channel is standardised.
 *
 * @param level what becomes of a channel's level; its mean over time is taken away in either case
 * @param window seconds a frame
 * @param hop seconds from one frame to the next
 * @param low lowest frequency that is kept, in Hz
 * @param high highest frequency that is kept, in Hz
 */
public record SpectrogramFrontEnd(Level level, double window, double hop, double low, double high) implements FrontEnd {
    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        Stft stft = at(grid);
        double rate = grid.rate().orElseThrow();
        int first = (int) Math.ceil(low * stft.window() / rate);
        int last = (int) Math.floor(high * stft.window() / rate);
        if (!(low >= 0 && high <= rate / 2 && first <= last)) {
            throw new IllegalArgumentException("spectrogram front end: expected 0 <= low < high <= " + rate / 2
                    + " Hz with a bin of " + rate / stft.window() + " Hz between, got " + low + " to " + high + " Hz");
        }
        int bins = last - first + 1;
        int channels = grid.channels();
        int samples = grid.lengths().getFirst();
        Value each = Layers.reshape(g, level.ofSignal(g, input), -1, 1, samples);
        Value power = Layers.between(g, stft.of(g, each), 1, first, last + 1);
        int frames = stft.frames(samples);
        Value rows = Layers.reshape(g, power, -1, (long) channels * bins, frames);
        Value standard = Layers.standardise(g, "input.norm", rows, channels * bins);
        return new Seen(
                Layers.reshape(g, standard, 0, channels, bins, frames),
                Optional.empty(),
                new Grid(channels, List.of(bins, frames), grid.rate(), false));
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        g.output(
                name,
                Layers.average(g, seen, 1, 2),
                GraphBuilder.ANY,
                grid.lengths().getLast());
    }

    @Override
    public double hop(Grid grid) {
        return at(grid).hop();
    }

    /** For a grid's rate; window and hop are rounded to whole samples. */
    Stft at(Grid grid) {
        if (grid.axes() != 1 || grid.rate().isEmpty() || grid.gaps()) {
            throw new IllegalArgumentException(
                    "spectrogram front end: expected a signal without gaps, got " + grid.lengths());
        }
        double rate = grid.rate().getAsDouble();
        return new Stft((int) Math.round(window * rate), (int) Math.round(hop * rate), Stft.Part.LOG);
    }
}
