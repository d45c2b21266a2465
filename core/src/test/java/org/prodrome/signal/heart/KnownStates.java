package org.prodrome.signal.heart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.recipe.measure.SimulatedHearts;

/**
 * The envelopes of a simulated heart sound in noise, and the state that each of their frames is of.
 *
 * @param frames [frame, envelope]
 * @param states [frame], as {@link HeartState#ordinal}
 */
public record KnownStates(double[][] frames, int[] states) {
    private static final double[] RATIOS = {30, 15, 5};

    /** What the shipped models are trained on, each recording in noise of three powers. */
    public static List<KnownStates> training() throws IOException, FormatException {
        List<KnownStates> all = new ArrayList<>();
        Seed noise = SimulatedHearts.TRAINING.split("noise");
        for (LabelledSound sound :
                SimulatedHearts.recordings(SimulatedHearts.TRAINING_RECORDINGS, SimulatedHearts.TRAINING)) {
            for (double ratio : RATIOS) {
                double[] heard = SimulatedHearts.withNoise(sound, ratio, noise.split(all.size()));
                double[][] frames = HeartEnvelopes.of(heard, sound.rate()).frames();
                int[] states = Arrays.stream(sound.states(frames.length, HeartEnvelopes.FRAME_RATE))
                        .mapToInt(HeartState::ordinal)
                        .toArray();
                all.add(new KnownStates(frames, states));
            }
        }
        return all;
    }
}
