package org.prodrome.model;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.MelSpectrogram;

/**
 * What a model hears: how loud, and in which mel bands.
 *
 * @param window seconds a frame
 * @param hop seconds from one frame to the next
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record FrontEnd(Loudness loudness, double window, double hop, int bands, double low, double high) {

    /** What becomes of a window's loudness, which is the device's gain as much as the heart's. */
    public enum Loudness {
        /** As it was recorded, of full scale. */
        KEPT,
        /** Every window has deviation 1. */
        LEVELLED;

        /** [batch, 1, time], its mean over time taken away. */
        public Value of(GraphBuilder g, Value signal) {
            Value centred = Layers.centre(g, signal, 2);
            return switch (this) {
                case KEPT -> centred;
                case LEVELLED -> Layers.scale(g, centred, 2);
            };
        }
    }

    /** For a signal of that rate, in Hz; window and hop are rounded to whole samples. */
    public MelSpectrogram at(double rate) {
        return new MelSpectrogram(
                rate, (int) Math.round(window * rate), (int) Math.round(hop * rate), bands, low, high);
    }
}
