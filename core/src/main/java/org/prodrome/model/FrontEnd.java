package org.prodrome.model;

import org.prodrome.graph.fragment.MelSpectrogram;

/**
 * The mel bands that a model hears.
 *
 * @param window seconds a frame
 * @param hop seconds from one frame to the next
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record FrontEnd(double window, double hop, int bands, double low, double high) {

    /** For a signal of that rate, in Hz; window and hop are rounded to whole samples. */
    public MelSpectrogram at(double rate) {
        return new MelSpectrogram(
                rate, (int) Math.round(window * rate), (int) Math.round(hop * rate), bands, low, high);
    }
}
