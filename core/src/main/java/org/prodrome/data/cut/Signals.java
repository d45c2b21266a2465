package org.prodrome.data.cut;

import java.util.Arrays;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;

/** What of a recording lies in a stretch of time. */
final class Signals {
    private Signals() {}

    /** @throws FormatException if it is none */
    static Signal of(Payload payload, String where) throws FormatException {
        if (payload instanceof Signal signal) {
            return signal;
        }
        throw new FormatException(
                "case " + where, "a signal to cut", "a " + payload.getClass().getSimpleName());
    }

    /** As many samples for every stretch as long; it lies within the recording but for a rounding. */
    static Signal between(Payload payload, double start, double end, String where) throws FormatException {
        Signal signal = of(payload, where);
        int length = Math.min((int) Math.round((end - start) * signal.rate()), signal.length());
        int from = Math.clamp(Math.round(start * signal.rate()), 0, signal.length() - length);
        float[][] samples = new float[signal.samples().length][];
        Arrays.setAll(samples, i -> Arrays.copyOfRange(signal.samples()[i], from, from + length));
        return new Signal(samples, signal.rate(), signal.channels());
    }
}
