package org.prodrome.detect;

import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.Windows;

/**
 * What is done to a recording before the network: its first channel, at the network's rate, in windows.
 *
 * @param rate in Hz
 * @param window seconds
 * @param hop seconds from one window to the next
 */
public record Preparation(double rate, double window, double hop) {

    /** The windows in samples. */
    public Windows windows() {
        return new Windows((int) Math.round(window * rate), (int) Math.round(hop * rate));
    }

    /**
     * Reads and prepares a case.
     *
     * @throws FormatException if the recording is empty or holds a number that is none
     */
    public float[] samples(Case one) throws java.io.IOException, FormatException {
        Payload payload = one.payload();
        return switch (payload) {
            case Signal signal -> samples(signal, "case " + one.id());
        };
    }

    private float[] samples(Signal signal, String where) throws FormatException {
        float[] first = signal.samples()[0];
        if (first.length == 0) {
            throw new FormatException(where, "one sample or more", "none");
        }
        for (int i = 0; i < first.length; i++) {
            if (!Float.isFinite(first[i])) {
                throw new FormatException(where + ", sample " + i, "a finite number", Float.toString(first[i]));
            }
        }
        return new Resampler(signal.rate(), rate).apply(first);
    }
}
