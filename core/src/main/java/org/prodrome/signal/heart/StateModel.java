package org.prodrome.signal.heart;

/** Says how likely each state of a heart cycle is in each frame of a heart sound's envelopes. */
@FunctionalInterface
public interface StateModel {
    /**
     * Hears a recording.
     *
     * @param frames [frame, envelope], 50 a second: homomorphic and Hilbert envelope, band power and wavelet, each of
     *     mean 0 and deviation 1
     * @return [frame, state], logarithms of likelihoods, each up to what is added to all states of a frame
     */
    double[][] emissions(double[][] frames);
}
