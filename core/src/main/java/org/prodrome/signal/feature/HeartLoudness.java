package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jtransforms.fft.DoubleFFT_1D;
import org.prodrome.signal.heart.HeartState;

/** The domains of amplitude and energy: how loud states are beside each other, and where the sound's energy lies. */
final class HeartLoudness {
    private static final int BANDS = 27;
    private static final double LOWEST = 10;
    private static final double WIDTH = 30;

    private HeartLoudness() {}

    /** 12 features: the mean magnitude of each state beside each other's. */
    static void addAmplitudes(HeartCycles cycles, FeatureList features) {
        pairs(measured(cycles, x -> Arrays.stream(x).map(Math::abs).average().orElse(0)), features);
    }

    /**
     * 47 features: the energy of each state beside the cycle's and each other's, and that of 27 bands of 30 Hz from 10
     * Hz on beside the whole recording's, by its Fourier transform.
     */
    static void addEnergies(HeartCycles cycles, FeatureList features) {
        Map<HeartState, double[]> energies =
                measured(cycles, x -> Arrays.stream(x).map(v -> v * v).sum());
        double[] whole = new double[cycles.count()];
        energies.values().forEach(energy -> Arrays.setAll(whole, i -> whole[i] + energy[i]));
        energies.forEach((state, energy) ->
                features.addMoments(HeartTimes.name(state) + "_to_cycle", "%", HeartCycles.ratios(energy, whole, 100)));
        pairs(energies, features);
        double[] shares = bands(cycles.sound(), cycles.rate());
        for (int i = 0; i < BANDS; i++) {
            int low = (int) (LOWEST + i * WIDTH);
            features.add("from_" + low + "_to_" + (low + (int) WIDTH) + "_hz", "%", 100 * shares[i]);
        }
    }

    private static Map<HeartState, double[]> measured(HeartCycles cycles, ToDoubleFunction<double[]> measure) {
        Map<HeartState, double[]> all = new EnumMap<>(HeartState.class);
        for (HeartState state : HeartState.values()) {
            all.put(state, cycles.each(state, measure));
        }
        return all;
    }

    /**
     * What lies between the sounds beside the sound before it and the other one; then the sounds, and what is between.
     */
    private static void pairs(Map<HeartState, double[]> values, FeatureList features) {
        pair(HeartState.SYSTOLE, HeartState.S1, values, features);
        pair(HeartState.DIASTOLE, HeartState.S2, values, features);
        pair(HeartState.SYSTOLE, HeartState.S2, values, features);
        pair(HeartState.DIASTOLE, HeartState.S1, values, features);
        pair(HeartState.S2, HeartState.S1, values, features);
        pair(HeartState.SYSTOLE, HeartState.DIASTOLE, values, features);
    }

    private static void pair(HeartState of, HeartState by, Map<HeartState, double[]> values, FeatureList features) {
        features.addMoments(
                HeartTimes.name(of) + "_to_" + HeartTimes.name(by),
                "%",
                HeartCycles.ratios(
                        values.getOrDefault(of, new double[0]), values.getOrDefault(by, new double[0]), 100));
    }

    /** Shares of the energy, [band]. */
    private static double[] bands(double[] x, double rate) {
        double[] spectrum = Arrays.copyOf(x, 2 * x.length);
        new DoubleFFT_1D(x.length).realForwardFull(spectrum);
        double[] shares = new double[BANDS];
        double all = 0;
        for (int bin = 0; bin <= x.length / 2; bin++) {
            double power = spectrum[2 * bin] * spectrum[2 * bin] + spectrum[2 * bin + 1] * spectrum[2 * bin + 1];
            int band = (int) Math.floor((bin * rate / x.length - LOWEST) / WIDTH + 1e-9);
            all += power;
            if (band >= 0 && band < BANDS) {
                shares[band] += power;
            }
        }
        double sum = all;
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
