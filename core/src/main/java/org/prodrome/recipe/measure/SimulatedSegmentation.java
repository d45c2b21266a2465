package org.prodrome.recipe.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.signal.heart.EnvelopeThreshold;
import org.prodrome.signal.heart.LabelledSound;

/** Heart sounds found in simulated recordings with white noise, of subjects that nothing was trained or settled on. */
public final class SimulatedSegmentation {
    /** Of the recordings that are judged. */
    public static final Seed JUDGED = new Seed(2026);

    static final Seed NOISE = new Seed(7);
    private static final int COUNT = 120;
    private static final int LEVELS = 9;
    private static final double SETTLED_DB = 10;

    private SimulatedSegmentation() {}

    /** 120 recordings at 20, 10 and 0 dB. */
    public static Measurement measurement() throws IOException, FormatException {
        List<List<String>> rows = new ArrayList<>();
        EnvelopeThreshold threshold = settled(SimulatedHearts.TRAINING_RECORDINGS);
        for (SoundFigures each : figures(threshold, COUNT, JUDGED, 20, 10, 0)) {
            rows.add(each.row(SoundFigures.WINDOW));
        }
        Dataset data = new HeartSounds(COUNT, SimulatedHearts.SECONDS).dataset(JUDGED);
        return Measurement.of(
                "heart sounds segmented",
                data,
                List.of(
                        "F1 of onsets, each matched with at most one, by the hidden semi-Markov model that comes with"
                                + " Prodrome (Springer et al. 2016), and by a level that the envelope has to exceed.",
                        "Both were settled on " + SimulatedHearts.TRAINING_RECORDINGS
                                + " other simulated recordings. Noise is white, its power the recording's less so many"
                                + " dB."),
                SoundFigures.COLUMNS,
                rows);
    }

    /**
     * How well sounds are found.
     *
     * @param ratios signal to noise in dB, over the recording's whole band
     */
    public static List<SoundFigures> figures(EnvelopeThreshold threshold, int count, Seed seed, double... ratios)
            throws IOException, FormatException {
        List<LabelledSound> recordings = SimulatedHearts.recordings(count, seed);
        List<SoundFigures> figures = new ArrayList<>();
        for (double ratio : ratios) {
            SoundFigures one = new SoundFigures("simulated, " + Math.round(ratio) + " dB", threshold);
            for (int i = 0; i < count; i++) {
                LabelledSound sound = recordings.get(i);
                one.add(known(sound), SimulatedHearts.withNoise(sound, ratio, NOISE.split(i)), sound.rate());
            }
            figures.add(one);
        }
        return figures;
    }

    /**
     * The level from 0 to 0.8 deviations with the highest F1 on simulated recordings at 10 dB, and where onsets lie
     * from there.
     *
     * @param count of recordings, of {@link SimulatedHearts#TRAINING}
     */
    public static EnvelopeThreshold settled(int count) throws IOException, FormatException {
        List<LabelledSound> recordings = SimulatedHearts.recordings(count, SimulatedHearts.TRAINING);
        return IntStream.range(0, LEVELS)
                .mapToObj(i -> settled(recordings, 0.1 * i))
                .max((a, b) -> Double.compare(a.f1(), b.f1()))
                .orElseThrow()
                .threshold();
    }

    private record Settled(EnvelopeThreshold threshold, double f1) {}

    private static Settled settled(List<LabelledSound> recordings, double level) {
        EnvelopeThreshold plain = new EnvelopeThreshold(level, 0);
        SoundScore score = new SoundScore();
        for (int i = 0; i < recordings.size(); i++) {
            LabelledSound one = recordings.get(i);
            double[] heard = SimulatedHearts.withNoise(one, SETTLED_DB, SimulatedHearts.TRAINING.split(i));
            score.add(known(one), plain.onsets(heard, one.rate()));
        }
        double offset = (score.shift(0) + score.shift(1)) / 2;
        double f1 = score.f1(0, offset, SoundFigures.WINDOW) + score.f1(1, offset, SoundFigures.WINDOW);
        return new Settled(new EnvelopeThreshold(level, offset), f1);
    }

    static double[][] known(LabelledSound one) {
        return new double[][] {SimulatedHearts.onsets(one, Sound.S1), SimulatedHearts.onsets(one, Sound.S2)};
    }
}
