package org.prodrome.signal.heart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.evaluate.event.BeatMatching;
import org.prodrome.recipe.measure.SimulatedHearts;
import org.prodrome.recipe.measure.SimulatedSegmentation;

/**
 * The envelopes of a simulated heart sound in noise, and the state that each of their frames is of.
 *
 * @param frames [frame, envelope]
 * @param states [frame], as {@link HeartState#ordinal}
 */
public record KnownStates(double[][] frames, int[] states) {
    private static final double[] RATIOS = {30, 15, 5};
    private static final double WINDOW = 0.060;

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

    /** F1 of S1 and of S2 in other recordings, of onsets within 60 ms. */
    public static double[] judged(StateModel model, int recordings, double ratio) throws IOException, FormatException {
        BeatMatching firsts = new BeatMatching(0, 0, 0);
        BeatMatching seconds = new BeatMatching(0, 0, 0);
        Seed noise = new Seed(7);
        List<LabelledSound> sounds = SimulatedHearts.recordings(recordings, SimulatedSegmentation.JUDGED);
        for (LabelledSound sound : sounds) {
            double[] heard = SimulatedHearts.withNoise(sound, ratio, noise.split(sounds.indexOf(sound)));
            Segmentation found = new HeartSoundSegmenter(model).of(heard, sound.rate());
            firsts = firsts.plus(BeatMatching.of(known(sound, Sound.S1), found.onsets(HeartState.S1), 0, WINDOW));
            seconds = seconds.plus(BeatMatching.of(known(sound, Sound.S2), found.onsets(HeartState.S2), 0, WINDOW));
        }
        return new double[] {firsts.f1(), seconds.f1()};
    }

    private static double[] known(LabelledSound sound, Sound which) {
        return sound.sounds().stream()
                .filter(beat -> beat.mark() == which)
                .mapToDouble(Beat::time)
                .toArray();
    }
}
