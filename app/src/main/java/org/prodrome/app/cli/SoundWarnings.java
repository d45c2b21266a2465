package org.prodrome.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Signal;

/** What to beware of in a recorded sound. */
final class SoundWarnings {
    private static final double SHORT_SECONDS = 5;
    private static final double LOW_RATE = 1000;
    private static final float FULL_SCALE = 0.9999f;

    private SoundWarnings() {}

    static List<String> of(Signal signal) {
        List<String> warnings = new ArrayList<>();
        if (signal.duration() < SHORT_SECONDS) {
            warnings.add("shorter than 5 s: it will be repeated to fill a window");
        }
        if (signal.rate() < LOW_RATE) {
            warnings.add("a rate below 1000 Hz: murmurs reach higher");
        }
        if (signal.samples().length > 1) {
            warnings.add(signal.samples().length + " channels: the first alone is used");
        }
        warnings.addAll(ofSamples(signal.samples()[0]));
        return warnings;
    }

    private static List<String> ofSamples(float[] first) {
        List<String> warnings = new ArrayList<>();
        int clipped = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : first) {
            clipped += Math.abs(value) >= FULL_SCALE ? 1 : 0;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (clipped > first.length / 1000) {
            warnings.add(clipped + " samples of " + first.length + " at full scale or beyond: clipped");
        }
        if (!(most > least)) {
            warnings.add("every sample is the same: nothing was recorded");
        }
        return warnings;
    }
}
