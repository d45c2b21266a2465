package org.prodrome.model;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.MelSpectrogram;

/**
 * A sound of one channel as a picture of logarithmic mel bands: [batch, 1, band, frame], each band standardised.
 *
 * @param loudness what becomes of a window's loudness; its mean over time is taken away in either case
 * @param window seconds a frame
 * @param hop seconds from one frame to the next
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record MelFrontEnd(Level loudness, double window, double hop, int bands, double low, double high)
        implements FrontEnd {

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        MelSpectrogram mel = at(grid);
        Value standard = Layers.standardise(g, "input.norm", mel.log(g, loudness.ofSignal(g, input)), bands);
        int samples = grid.lengths().getFirst();
        int frames = mel.frames(samples);
        if (frames == 0) {
            throw new IllegalArgumentException(
                    "mel front end: expected a hop of " + mel.hop() + " samples or more, got " + samples);
        }
        return new Seen(
                Layers.reshape(g, standard, 0, 1, bands, -1),
                Optional.empty(),
                new Grid(1, List.of(bands, frames), grid.rate(), false));
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        Value mean = Layers.average(g, seen, 1, 2);
        g.output(name, mean, GraphBuilder.ANY, grid.lengths().getLast());
    }

    @Override
    public double hop(Grid grid) {
        return at(grid).frameHop() * grid.rate().orElseThrow();
    }

    /**
     * For a grid's rate; window and hop are rounded to whole samples.
     *
     * @throws IllegalArgumentException if the grid is not a sound of one channel
     */
    public MelSpectrogram at(Grid grid) {
        if (grid.channels() != 1 || grid.axes() != 1 || grid.rate().isEmpty() || grid.gaps()) {
            throw new IllegalArgumentException("mel front end: expected a signal of one channel, got " + grid.channels()
                    + " channels of " + grid.lengths());
        }
        double rate = grid.rate().getAsDouble();
        return new MelSpectrogram(
                rate, (int) Math.round(window * rate), (int) Math.round(hop * rate), bands, low, high);
    }
}
