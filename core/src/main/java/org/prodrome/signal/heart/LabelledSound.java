package org.prodrome.signal.heart;

import java.util.List;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;

/**
 * A recording whose heart sounds are known, to train with.
 *
 * @param samples [time], in whatever unit; not copied, so not to be written to
 * @param rate in Hz
 * @param sounds onsets of S1 and S2, rising; other marks have no place here
 */
public record LabelledSound(double[] samples, double rate, List<Beat> sounds) {
    /** How long sounds are taken to be, in seconds (Schmidt et al. 2010, table 1). */
    private static final double S1 = 0.122;

    private static final double S2 = 0.092;

    /** @throws IllegalArgumentException if there is no sound, one is neither S1 nor S2, or they don't rise */
    public LabelledSound {
        sounds = List.copyOf(sounds);
        if (sounds.isEmpty()) {
            throw new IllegalArgumentException("labelled heart sound: expected S1 and S2, got none");
        }
        for (int i = 0; i < sounds.size(); i++) {
            if (!(sounds.get(i).mark() instanceof Sound)
                    || (i > 0 && !(sounds.get(i).time() > sounds.get(i - 1).time()))) {
                throw new IllegalArgumentException(
                        "labelled heart sound: expected S1 and S2 that rise, got " + sounds.get(i) + " at place " + i);
            }
        }
    }

    /** A state for each frame; before the first sound is what comes before such a sound. */
    HeartState[] states(int frames, double frameRate) {
        HeartState[] states = new HeartState[frames];
        int next = 0;
        for (int i = 0; i < frames; i++) {
            double time = i / frameRate;
            while (next < sounds.size() && sounds.get(next).time() <= time) {
                next++;
            }
            states[i] = next == 0
                    ? HeartState.at(sound(0).before())
                    : state(sound(next - 1), time - sounds.get(next - 1).time());
        }
        return states;
    }

    private HeartState sound(int place) {
        return sounds.get(place).mark() == Sound.S1 ? HeartState.S1 : HeartState.S2;
    }

    private static HeartState state(HeartState sound, double since) {
        if (sound == HeartState.S1) {
            return since < S1 ? HeartState.S1 : HeartState.SYSTOLE;
        }
        return since < S2 ? HeartState.S2 : HeartState.DIASTOLE;
    }
}
