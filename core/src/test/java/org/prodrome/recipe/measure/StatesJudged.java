package org.prodrome.recipe.measure;

import java.io.IOException;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.signal.heart.HeartSoundSegmenter;
import org.prodrome.signal.heart.LabelledSound;
import org.prodrome.signal.heart.StateModel;

/** How well a model of the states of heart sounds finds the onsets of S1 and S2 in simulated recordings. */
public final class StatesJudged {
    private StatesJudged() {}

    /** F1 of S1 and of S2 in other recordings, of onsets within 60 ms. */
    public static double[] judged(StateModel model, int recordings, double ratio) throws IOException, FormatException {
        HeartSoundSegmenter segmenter = new HeartSoundSegmenter(model);
        SoundScore score = new SoundScore();
        List<LabelledSound> sounds = SimulatedHearts.recordings(recordings, SimulatedSegmentation.JUDGED);
        for (int i = 0; i < recordings; i++) {
            LabelledSound one = sounds.get(i);
            double[] heard = SimulatedHearts.withNoise(one, ratio, SimulatedSegmentation.NOISE.split(i));
            score.add(SimulatedSegmentation.known(one), segmenter.of(heard, one.rate()));
        }
        return new double[] {score.f1(0, 0, SoundFigures.WINDOW), score.f1(1, 0, SoundFigures.WINDOW)};
    }
}
