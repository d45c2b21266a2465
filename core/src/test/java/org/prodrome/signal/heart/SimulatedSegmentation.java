package org.prodrome.signal.heart;

import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Beat.Sound;

/** How well sounds are found in simulated recordings with noise added, by the segmentation and by a threshold. */
final class SimulatedSegmentation {
    /** How far an onset may be off, in seconds. */
    static final double WINDOW = 0.060;

    private static final int LEVELS = 9;

    private SimulatedSegmentation() {}

    static SoundScore segmenter(List<LabelledSound> recordings, double ratio, Seed noise) {
        return segmenter(HeartSoundModel.simulated(), recordings, ratio, noise);
    }

    static SoundScore segmenter(StateModel model, List<LabelledSound> recordings, double ratio, Seed noise) {
        HeartSoundSegmenter segmenter = new HeartSoundSegmenter(model);
        SoundScore score = new SoundScore();
        for (int i = 0; i < recordings.size(); i++) {
            LabelledSound one = recordings.get(i);
            double[] heard = SimulatedHearts.withNoise(one, ratio, noise.split(i));
            Segmentation found = segmenter.of(heard, one.rate());
            score.add(known(one), found(found));
        }
        return score;
    }

    static SoundScore threshold(EnvelopeThreshold threshold, List<LabelledSound> recordings, double ratio, Seed noise) {
        SoundScore score = new SoundScore();
        for (int i = 0; i < recordings.size(); i++) {
            LabelledSound one = recordings.get(i);
            double[] heard = SimulatedHearts.withNoise(one, ratio, noise.split(i));
            score.add(known(one), threshold.onsets(heard, one.rate()));
        }
        return score;
    }

    /** The level from 0 to 0.8 deviations with the highest F1 on the recordings, and where onsets lie from there. */
    static EnvelopeThreshold settled(List<LabelledSound> recordings, double ratio) {
        return IntStream.range(0, LEVELS)
                .mapToObj(i -> settled(recordings, ratio, 0.1 * i))
                .max((a, b) -> Double.compare(a.f1(), b.f1()))
                .orElseThrow()
                .threshold();
    }

    private record Settled(EnvelopeThreshold threshold, double f1) {}

    private static Settled settled(List<LabelledSound> recordings, double ratio, double level) {
        SoundScore score = threshold(new EnvelopeThreshold(level, 0), recordings, ratio, SimulatedHearts.TRAINING);
        double offset = (score.shift(0) + score.shift(1)) / 2;
        double f1 = score.f1(0, offset, WINDOW) + score.f1(1, offset, WINDOW);
        return new Settled(new EnvelopeThreshold(level, offset), f1);
    }

    static double[][] found(Segmentation segmentation) {
        return new double[][] {segmentation.onsets(HeartState.S1), segmentation.onsets(HeartState.S2)};
    }

    private static double[][] known(LabelledSound one) {
        return new double[][] {SimulatedHearts.onsets(one, Sound.S1), SimulatedHearts.onsets(one, Sound.S2)};
    }
}
