package org.prodrome.signal.heart;

import java.util.ArrayList;
import java.util.List;

/**
 * The plainest way to find heart sounds, for the segmentation to be held against: a sound is where the homomorphic
 * envelope is above a level, the longer of the gaps about it is diastole.
 *
 * @param level in deviations above the envelope's mean
 * @param offset from where the envelope crosses the level to a sound's onset, in seconds
 */
public record EnvelopeThreshold(double level, double offset) {
    /** Sounds that are closer are one, in seconds. */
    private static final double SPLIT = 0.06;

    private static final double SHORTEST = 0.04;

    /** In frames. */
    private record Stretch(int from, int to) {}

    /**
     * Onsets of S1 and S2, [sound, onset] in seconds, rising; empty where fewer than two sounds are heard.
     *
     * @throws IllegalArgumentException as {@link HeartSoundSegmenter#of} says
     */
    public double[][] onsets(double[] sound, double rate) {
        List<Stretch> sounds = sounds(HeartEnvelopes.of(sound, rate).frames());
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < sounds.size() && sounds.size() > 1; i++) {
            int here = sounds.get(i).from();
            // The ends' gaps are unknown; the sound next to them tells.
            int inner = Math.clamp(i, 1, Math.max(1, sounds.size() - 2));
            boolean s1 = isFirst(sounds, Math.min(inner, sounds.size() - 1));
            s1 = (i == inner) == s1;
            double onset = Math.max(0, (here - 0.5) / HeartEnvelopes.FRAME_RATE + offset);
            (s1 ? first : second).add(onset);
        }
        return new double[][] {array(first), array(second)};
    }

    private static boolean isFirst(List<Stretch> sounds, int i) {
        if (i + 1 >= sounds.size()) {
            return false;
        }
        int before = sounds.get(i).from() - sounds.get(i - 1).from();
        int after = sounds.get(i + 1).from() - sounds.get(i).from();
        return after < before;
    }

    private List<Stretch> sounds(double[][] frames) {
        List<Stretch> heard = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i][HeartEnvelopes.HOMOMORPHIC] <= level) {
                continue;
            }
            boolean goesOn = !heard.isEmpty() && i - heard.getLast().to() <= SPLIT * HeartEnvelopes.FRAME_RATE;
            int from = goesOn ? heard.removeLast().from() : i;
            heard.add(new Stretch(from, i + 1));
        }
        heard.removeIf(one -> one.to() - one.from() < SHORTEST * HeartEnvelopes.FRAME_RATE);
        return heard;
    }

    private static double[] array(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
