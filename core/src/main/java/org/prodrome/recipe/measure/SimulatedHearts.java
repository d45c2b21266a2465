package org.prodrome.recipe.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.LabelledSound;

/** The heart sound simulator's recordings, as the segmentation takes them. */
public final class SimulatedHearts {
    /** What the shipped model is trained on, and the baseline settled on; nothing is judged on it. */
    public static final Seed TRAINING = new Seed(1);

    /** How many these are. */
    public static final int TRAINING_RECORDINGS = 60;
    /** How long each is. */
    public static final double SECONDS = 12;

    private SimulatedHearts() {}

    /** So many recordings of a seed, two of each subject. */
    public static List<LabelledSound> recordings(int count, Seed seed) throws IOException, FormatException {
        List<LabelledSound> recordings = new ArrayList<>();
        for (Case each : new HeartSounds(count, SECONDS).dataset(seed).cases()) {
            Signal signal = (Signal) each.payload();
            recordings.add(new LabelledSound(
                    doubles(signal.samples()[0]), signal.rate(), each.truth().beats()));
        }
        return recordings;
    }

    /** What {@link HeartSoundModel#simulated} ships, trained anew. */
    public static HeartSoundModel trained() throws IOException, FormatException {
        return HeartSoundModel.trained(recordings(TRAINING_RECORDINGS, TRAINING), TRAINING.split("frames"));
    }

    /**
     * With white noise of a power that is the recording's own, in dB, less so much.
     *
     * @param ratio signal to noise in dB, over the recording's whole band
     */
    public static double[] withNoise(LabelledSound sound, double ratio, Seed seed) {
        double power = Arrays.stream(sound.samples()).map(x -> x * x).average().orElseThrow();
        double deviation = Math.sqrt(power * Math.pow(10, -ratio / 10));
        SplittableRandom random = seed.random();
        return Arrays.stream(sound.samples())
                .map(x -> x + deviation * random.nextGaussian())
                .toArray();
    }

    /** In seconds. */
    static double[] onsets(LabelledSound sound, Sound which) {
        return sound.sounds().stream()
                .filter(beat -> beat.mark() == which)
                .mapToDouble(Beat::time)
                .toArray();
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i];
        }
        return y;
    }
}
