package org.prodrome.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.recipe.measure.SimulatedHearts;
import org.prodrome.signal.feature.Feature;
import org.prodrome.signal.feature.HeartSoundFeatures;
import org.prodrome.signal.heart.HeartSegment;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.HeartSoundSegmenter;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.LabelledSound;
import org.prodrome.signal.heart.Segmentation;

/** Simulated heart sounds of 12 s whose states are known, for Prodrome and for Python to measure. */
record HeartSoundsToMeasure(List<Sound> sounds) {
    private static final int COUNT = 100;
    private static final double RATE = 2000;
    private static final int STATES = HeartState.values().length;

    record Sound(double[] samples, Segmentation states) {}

    static HeartSoundsToMeasure simulated() throws IOException, FormatException {
        HeartSoundSegmenter segmenter = new HeartSoundSegmenter(HeartSoundModel.simulated());
        List<Sound> sounds = new ArrayList<>();
        for (LabelledSound of : SimulatedHearts.recordings(COUNT, new Seed(4))) {
            if (of.rate() != RATE) {
                throw new IllegalStateException("expected sounds of " + RATE + " Hz, got " + of.rate() + " Hz");
            }
            sounds.add(new Sound(of.samples(), segmenter.of(of.samples(), RATE)));
        }
        return new HeartSoundsToMeasure(sounds);
    }

    /** As the script reads them, to a file that is the caller's to delete. */
    Path write() throws IOException {
        int bytes = 4;
        for (Sound sound : sounds) {
            bytes += 8
                    + 8 * sound.samples().length
                    + 4 * (STATES + 1) * cycles(sound).size();
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(sounds.size());
        for (Sound sound : sounds) {
            List<int[]> cycles = cycles(sound);
            buffer.putInt(sound.samples().length).putInt(cycles.size());
            for (double sample : sound.samples()) {
                buffer.putDouble(sample);
            }
            for (int[] onsets : cycles) {
                for (int onset : onsets) {
                    buffer.putInt(onset);
                }
            }
        }
        return Files.write(Files.createTempFile("hearts", ".bin"), buffer.array());
    }

    /** The samples at which the states of whole cycles begin, and the next cycle. */
    private static List<int[]> cycles(Sound sound) {
        List<HeartSegment> segments = sound.states().segments();
        List<int[]> cycles = new ArrayList<>();
        for (int i = 1; i + STATES < segments.size(); i++) {
            if (segments.get(i).state() == HeartState.S1) {
                int[] onsets = new int[STATES + 1];
                for (int k = 0; k <= STATES; k++) {
                    onsets[k] = (int) Math.min(
                            sound.samples().length,
                            Math.round(segments.get(i + k).start() * RATE));
                }
                cycles.add(onsets);
            }
        }
        return cycles;
    }

    void measure() {
        sounds.forEach(HeartSoundsToMeasure::features);
    }

    private static List<Feature> features(Sound sound) {
        return HeartSoundFeatures.of(sound.samples(), RATE, sound.states());
    }

    /** @throws IllegalStateException if another tool's values of the first sound's features are others */
    void requireAlike(double[] theirs) {
        List<Feature> ours = features(sounds.getFirst());
        if (ours.size() != theirs.length) {
            throw new IllegalStateException("expected " + ours.size() + " features, got " + theirs.length);
        }
        for (int i = 0; i < theirs.length; i++) {
            double mine = ours.get(i).value().orElse(Double.NaN);
            boolean alike = Math.abs(mine - theirs[i]) <= 1e-6 * Math.max(1, Math.abs(mine));
            if (!alike && !(Double.isNaN(mine) && Double.isNaN(theirs[i]))) {
                throw new IllegalStateException(
                        ours.get(i).name() + ": expected " + mine + " of both, got " + theirs[i]);
            }
        }
    }
}
