package org.prodrome.detect;

import java.util.Arrays;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.HeartSoundSegmenter;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.StateModel;

/**
 * A heart sound's first channel in windows each of which begins with a first heart sound, as
 * {@link HeartSoundSegmenter} finds them: [1, window, time]. Of a sound that can't be segmented, such as one of less
 * than 3 s, or in which no cycle fills a window, windows follow one upon the other.
 *
 * @param segmenter what says how likely a heart state is
 * @param rate in Hz, at least 200
 * @param window seconds from a first heart sound on, of one cycle or more
 */
public record HeartCyclePreparation(Segmenter segmenter, double rate, double window) implements Preparation {
    private static final double LOWEST_RATE = 200;

    /** What says how likely a heart state is where; both learned from simulated heart sounds. */
    public enum Segmenter {
        /** Logistic regression on each frame alone ({@link HeartSoundModel}). */
        REGRESSION,
        /** Recurrent layers that go along the sound both ways. */
        RECURRENT;

        private StateModel model() {
            return switch (this) {
                case REGRESSION -> HeartSoundModel.simulated();
                case RECURRENT -> RecurrentStates.simulated();
            };
        }
    }

    public HeartCyclePreparation {
        Settings.require(rate >= LOWEST_RATE && rate <= 1e6, "rate", "200 to 1000000 Hz", rate);
        new SignalPreparation(1, rate, window, window);
    }

    /** What readies the sound before it is segmented. */
    public SignalPreparation signal() {
        return new SignalPreparation(1, rate, window, window);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Signal.class);
    }

    @Override
    public Grid grid() {
        return Grid.ofTime(1, signal().windows().length(), rate);
    }

    @Override
    public Windows windows() {
        return new Windows(1, 1);
    }

    @Override
    public boolean slices() {
        return true;
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        Field sound = signal().field(payload, where);
        Windows each = signal().windows();
        int[] starts = starts(sound, each);
        float[] values = new float[starts.length * each.length()];
        for (int i = 0; i < starts.length; i++) {
            each.copy(sound, starts[i], values, i);
        }
        return new Field(values, 1, starts.length);
    }

    private int[] starts(Field sound, Windows each) {
        double[] samples = new double[sound.length()];
        Arrays.setAll(samples, i -> sound.values()[i]);
        double[] onsets;
        try {
            onsets =
                    new HeartSoundSegmenter(segmenter.model()).of(samples, rate).onsets(HeartState.S1);
        } catch (IllegalArgumentException e) {
            onsets = new double[0]; // There is no heart sound in it.
        }
        int[] starts = Arrays.stream(onsets)
                .mapToInt(onset -> (int) Math.round(onset * rate))
                .filter(start -> start + each.length() <= sound.length())
                .toArray();
        return starts.length > 0 ? starts : each.starts(sound.length());
    }
}
