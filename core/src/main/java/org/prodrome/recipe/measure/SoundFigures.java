package org.prodrome.recipe.measure;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.signal.heart.EnvelopeThreshold;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.HeartSoundSegmenter;

/**
 * How well the onsets of S1 and S2 are found in some recordings: by {@link HeartSoundSegmenter}, and by a level of the
 * envelope as baseline.
 *
 * @param of which recordings, such as "simulated, 10 dB"
 * @param threshold the baseline
 */
public record SoundFigures(String of, EnvelopeThreshold threshold, SoundScore segmented, SoundScore plain) {
    /** How far an onset may be off, in seconds. */
    public static final double WINDOW = 0.060;

    /** The same where it is held against an ECG, from which the sound is some time off. */
    public static final double WIDE = 0.100;

    static final List<String> COLUMNS =
            List.of("recordings", "within, ms", "S1", "S1 by threshold", "S2", "S2 by threshold");

    private static final HeartSoundSegmenter SEGMENTER = new HeartSoundSegmenter(HeartSoundModel.simulated());

    SoundFigures(String of, EnvelopeThreshold threshold) {
        this(of, threshold, new SoundScore(), new SoundScore());
    }

    /**
     * Adds a recording.
     *
     * @param known [sound, onset] in seconds, of S1 and S2
     */
    void add(double[][] known, double[] sound, double rate) {
        segmented.add(known, SEGMENTER.of(sound, rate));
        plain.add(known, threshold.onsets(sound, rate));
    }

    /** F1 of onsets as they are. */
    List<String> row(double window) {
        return row("", window, false);
    }

    /** F1 of onsets less the median difference of each way and sound. */
    List<String> rowWithoutDifference(double window) {
        return row(", less the median difference", window, true);
    }

    private List<String> row(String how, double window, boolean shifted) {
        List<String> cells = new ArrayList<>();
        cells.add(segmented.recordings() + " " + of + how);
        cells.add(Measurement.cell(1000 * window, 0));
        for (int which = 0; which < 2; which++) {
            for (SoundScore score : List.of(segmented, plain)) {
                cells.add(Measurement.cell(score.f1(which, shifted ? score.shift(which) : 0, window), 3));
            }
        }
        return cells;
    }
}
