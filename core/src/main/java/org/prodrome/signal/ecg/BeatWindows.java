package org.prodrome.signal.ecg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;

/**
 * Cuts one window about each beat.
 *
 * @param before seconds before the beat
 * @param after seconds from the beat on
 */
public record BeatWindows(double before, double after) {
    public BeatWindows {
        if (!(before >= 0 && after > 0) || Double.isInfinite(before + after)) {
            throw new IllegalArgumentException("beat windows: expected a time of 0 s or more before and above 0 s "
                    + "after, got " + before + " and " + after);
        }
    }

    /**
     * One beat.
     *
     * @param samples [channel, time], the beat at the sample {@code before} seconds on
     */
    public record Window(Beat beat, Aami kind, float[][] samples) {}

    /** Windows about the beats that have an AAMI class; those that reach beyond the recording's ends are left out. */
    public List<Window> of(Signal signal, List<Beat> beats) {
        int early = (int) Math.round(before * signal.rate());
        int length = early + (int) Math.round(after * signal.rate());
        List<Window> windows = new ArrayList<>();
        for (Beat beat : beats) {
            long start = Math.round(beat.time() * signal.rate()) - early;
            if (beat.mark() instanceof Aami kind && start >= 0 && start + length <= signal.length()) {
                windows.add(new Window(beat, kind, cut(signal, (int) start, length)));
            }
        }
        return windows;
    }

    private static float[][] cut(Signal signal, int start, int length) {
        return Arrays.stream(signal.samples())
                .map(row -> Arrays.copyOfRange(row, start, start + length))
                .toArray(float[][]::new);
    }
}
