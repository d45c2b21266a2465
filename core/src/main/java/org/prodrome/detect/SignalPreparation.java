package org.prodrome.detect;

import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.Windows;

/**
 * A recording's first channels at the network's rate, in windows.
 *
 * @param channels how many; a recording with fewer is refused
 * @param rate in Hz
 * @param window seconds
 * @param hop seconds from one window to the next
 */
public record SignalPreparation(int channels, double rate, double window, double hop) implements Preparation {
    /** A recording of less than this share of the network's rate lacks most of what the network hears. */
    private static final double LEAST_RATE = 0.1;

    private static final long MOST_SAMPLES = 1L << 28;

    public SignalPreparation {
        Settings.require(channels >= 1 && channels <= 1024, "channels", "1 to 1024", channels);
        Settings.require(rate >= 1 && rate <= 1e6, "rate", "1 to 1000000 Hz", rate);
        Settings.require(
                window * rate >= 1 && window * rate <= 1 << 24, "window", "1 to 2^24 samples, in seconds", window);
        Settings.require(hop * rate >= 1 && hop <= window, "hop", "1 sample to a window, in seconds", hop);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Signal.class);
    }

    @Override
    public Grid grid() {
        return Grid.ofTime(channels, windows().length(), rate);
    }

    @Override
    public Windows windows() {
        return new Windows((int) Math.round(window * rate), (int) Math.round(hop * rate));
    }

    /**
     * Readies a recording.
     *
     * @throws FormatException if it is empty, has too few channels, a rate far below the network's, or a number that is
     *     none
     */
    @Override
    public Field field(Payload payload, String where) throws FormatException {
        if (!(payload instanceof Signal signal)) {
            throw Settings.wrongKind(where, "a signal", payload);
        }
        check(signal, where);
        float[][] resampled = new float[channels][];
        try {
            Resampler resampler = new Resampler(signal.rate(), rate);
            for (int channel = 0; channel < channels; channel++) {
                resampled[channel] = resampler.apply(signal.samples()[channel]);
            }
        } catch (IllegalArgumentException e) {
            throw new FormatException(where, "a rate that can be brought to " + rate + " Hz", signal.rate() + " Hz");
        }
        int length = resampled[0].length;
        if (channels == 1) {
            return Field.ofTime(resampled[0]);
        }
        float[] values = new float[channels * length];
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(resampled[channel], 0, values, channel * length, length);
        }
        return new Field(values, channels, length);
    }

    private void check(Signal signal, String where) throws FormatException {
        if (signal.samples().length < channels) {
            throw new FormatException(where, channels + " channels or more", Integer.toString(signal.samples().length));
        }
        int length = signal.samples()[0].length;
        if (length == 0) {
            throw new FormatException(where, "one sample or more", "none");
        }
        double least = LEAST_RATE * rate;
        long most = MOST_SAMPLES / channels;
        if (signal.rate() < least || length / signal.rate() * rate > most) {
            throw new FormatException(
                    where,
                    "a rate of " + least + " Hz or more, and at most " + most + " samples at " + rate + " Hz",
                    length + " at " + signal.rate() + " Hz");
        }
        for (int channel = 0; channel < channels; channel++) {
            Settings.finite(signal.samples()[channel], channels == 1 ? where : where + ", channel " + (channel + 1));
        }
    }
}
