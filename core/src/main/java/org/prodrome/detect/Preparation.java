package org.prodrome.detect;

import java.io.IOException;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;
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
    /** A recording of less than this share of the network's rate lacks most of what the network hears. */
    private static final double LEAST_RATE = 0.1;

    private static final long MOST_SAMPLES = 1L << 28;

    public Preparation {
        require(rate >= 1 && rate <= 1e6, "rate", "1 to 1000000 Hz", rate);
        require(window * rate >= 1 && window * rate <= 1 << 24, "window", "1 to 2^24 samples, in seconds", window);
        require(hop * rate >= 1 && hop <= window, "hop", "1 sample to a window, in seconds", hop);
    }

    private static void require(boolean good, String what, String expected, double got) {
        if (!good) {
            throw new IllegalArgumentException("preparation." + what + ": expected " + expected + ", got " + got);
        }
    }

    /** The windows in samples. */
    public Windows windows() {
        return new Windows((int) Math.round(window * rate), (int) Math.round(hop * rate));
    }

    /**
     * Reads and prepares a case.
     *
     * @throws FormatException if the recording is empty, of a rate far below the network's, or holds a number that is
     *     none
     */
    public float[] samples(Case one) throws IOException, FormatException {
        Payload payload = one.payload();
        return switch (payload) {
            case Signal signal -> samples(signal, "case " + one.id());
            case Image _, Irregular _, Row _, Several _, Table _, Text _, Volume _ ->
                throw new FormatException(
                        "case " + one.id(), "a signal", payload.getClass().getSimpleName());
        };
    }

    private float[] samples(Signal signal, String where) throws FormatException {
        float[] first = signal.samples()[0];
        if (first.length == 0) {
            throw new FormatException(where, "one sample or more", "none");
        }
        double least = LEAST_RATE * rate;
        if (signal.rate() < least || first.length / signal.rate() * rate > MOST_SAMPLES) {
            throw new FormatException(
                    where,
                    "a rate of " + least + " Hz or more, and at most " + MOST_SAMPLES + " samples at " + rate + " Hz",
                    first.length + " at " + signal.rate() + " Hz");
        }
        for (int i = 0; i < first.length; i++) {
            if (!Float.isFinite(first[i])) {
                throw new FormatException(where + ", sample " + i, "a finite number", Float.toString(first[i]));
            }
        }
        try {
            return new Resampler(signal.rate(), rate).apply(first);
        } catch (IllegalArgumentException e) {
            throw new FormatException(where, "a rate that can be brought to " + rate + " Hz", signal.rate() + " Hz");
        }
    }
}
