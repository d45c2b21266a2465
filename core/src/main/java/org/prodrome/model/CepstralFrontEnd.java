package org.prodrome.model;

import java.util.List;
import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Mfcc;

/**
 * A sound of one channel as its mel-frequency cepstral coefficients over time: [batch, 1, coefficient, frame]. Each
 * coefficient is standardised, for the 0th is a hundred times as large as the 20th.
 *
 * @param mel bands that the coefficients are of
 * @param coefficients how many are kept, from the 0th
 */
public record CepstralFrontEnd(MelFrontEnd mel, int coefficients, Mean mean) implements FrontEnd {
    /** A coefficient's mean over the window: the colouring of the device and the chest, and of long murmurs. */
    public enum Mean {
        KEPT,
        /** Taken away, so that no device is told by it. */
        SUBTRACTED
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        Mfcc mfcc = new Mfcc(mel.at(grid), coefficients);
        Value cepstrum = mfcc.of(g, mel.loudness().ofSignal(g, input));
        Value kept = switch (mean) {
            case KEPT -> cepstrum;
            case SUBTRACTED -> Layers.centre(g, cepstrum, 2);
        };
        int frames = mfcc.mel().frames(grid.lengths().getFirst());
        return new Seen(
                Layers.reshape(g, Layers.standardise(g, "input.norm", kept, coefficients), 0, 1, coefficients, -1),
                Optional.empty(),
                new Grid(1, List.of(coefficients, frames), grid.rate(), false));
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        mel.output(g, name, seen, grid);
    }

    @Override
    public double hop(Grid grid) {
        return mel.hop(grid);
    }
}
