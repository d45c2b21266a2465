package org.prodrome.signal.heart;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a heart sound into S1, systole, S2 and diastole. D. B. Springer, L. Tarassenko and G. D. Clifford, "Logistic
 * regression-HSMM-based heart sound segmentation", IEEE Transactions on Biomedical Engineering 63(4):822, 2016, upon S.
 * E. Schmidt, C. Holst-Hansen, C. Graff, E. Toft and J. J. Struijk, "Segmentation of heart sound recordings by a
 * duration-dependent hidden Markov model", Physiological Measurement 31(4):513, 2010: four envelopes are heard 50 times
 * a second, a logistic regression says how likely they are in each state, autocorrelation how long systole and diastole
 * last, and the extended Viterbi algorithm finds the likeliest states. Parameters are those of the authors' code
 * (PhysioNet, "Logistic Regression-HSMM-based Heart Sound Segmentation", version 1.0); {@link HeartEnvelopes} and
 * {@link StateDecoder} say where they differ.
 *
 * <p>One heart rate holds for the whole recording, from 30 to 120 beats a minute; a long recording is best cut before.
 *
 * @param model such as {@link HeartSoundModel#simulated}
 */
public record HeartSoundSegmenter(StateModel model) {

    /**
     * Something is found in every recording that is not silent, also where there is no heart.
     *
     * @param sound [time], in whatever unit
     * @param rate in Hz, at least 200
     * @throws IllegalArgumentException if the rate is not, the sound is shorter than 3 s, a sample is not finite, or
     *     there is nothing to hear from 25 to 400 Hz
     */
    public Segmentation of(double[] sound, double rate) {
        HeartEnvelopes envelopes = HeartEnvelopes.of(sound, rate);
        HeartCycle cycle = HeartCycle.of(envelopes.homomorphic(), HeartEnvelopes.RATE);
        HeartState[] states = StateDecoder.states(
                model.emissions(envelopes.frames()), new StateDurations(cycle, HeartEnvelopes.FRAME_RATE));
        return segmentation(states, sound.length / rate);
    }

    /** States meet midway between two frames. */
    private static Segmentation segmentation(HeartState[] states, double seconds) {
        List<HeartSegment> segments = new ArrayList<>();
        double start = 0;
        for (int i = 1; i < states.length; i++) {
            if (states[i] != states[i - 1]) {
                double end = (i - 0.5) / HeartEnvelopes.FRAME_RATE;
                segments.add(new HeartSegment(states[i - 1], start, end));
                start = end;
            }
        }
        segments.add(new HeartSegment(states[states.length - 1], start, seconds));
        return new Segmentation(segments);
    }
}
