package org.prodrome.signal.feature;

import org.prodrome.data.Signal;
import org.prodrome.signal.filter.Finite;

/** A signal's channels in 64 bits, all finite. */
final class Channels {
    private Channels() {}

    /** @throws IllegalArgumentException if there are no samples, or one is not finite; the message says which */
    static double[][] of(Signal signal) {
        if (signal.length() == 0) {
            throw new IllegalArgumentException("signal: expected samples, got none");
        }
        double[][] channels = new double[signal.channels().size()][signal.length()];
        for (int c = 0; c < channels.length; c++) {
            float[] row = signal.samples()[c];
            for (int i = 0; i < row.length; i++) {
                channels[c][i] = row[i];
            }
            try {
                Finite.require(channels[c]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "channel " + signal.channels().get(c).name() + ", " + e.getMessage(), e);
            }
        }
        return channels;
    }

    /** Of the square of a unit. */
    static String squared(String unit) {
        return unit.equals("1") ? unit : unit.matches("[A-Za-z]+") ? unit + "2" : "(" + unit + ")2";
    }
}
