package org.prodrome.signal.feature;

import java.util.List;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.spectrum.Spectrum;
import org.prodrome.signal.spectrum.Welch;

/**
 * The domain of spectra: the magnitude of each state's Fourier transform from 30 to 790 Hz by 10 Hz, and the
 * recording's power in nine bands from 25 to 500 Hz by Welch's method, of segments of 1 s.
 */
final class HeartSpectra {
    private static final int STEP = 10;
    private static final int LOWEST = 30;
    private static final int COUNT = 77;
    private static final List<Integer> EDGES = List.of(25, 45, 65, 85, 105, 125, 150, 200, 300, 500);

    private HeartSpectra() {}

    /** 317 features. */
    static void add(HeartCycles cycles, FeatureList features) {
        for (HeartState state : HeartState.values()) {
            double[] magnitudes = magnitudes(cycles, state);
            for (int i = 0; i < COUNT; i++) {
                int at = i;
                features.addIfDefined(
                        HeartTimes.name(state) + "_" + (LOWEST + i * STEP) + "_hz", "1", () -> one(magnitudes, at));
            }
        }
        Spectrum spectrum = new Welch(cycles.rate(), (int) cycles.rate()).of(cycles.sound());
        for (int i = 1; i < EDGES.size(); i++) {
            int low = EDGES.get(i - 1);
            int high = EDGES.get(i);
            features.add("recording_" + low + "_to_" + high + "_hz", "1", spectrum.power(low, high));
        }
    }

    private static double one(double[] magnitudes, int at) {
        if (magnitudes.length == 0) {
            throw new ArithmeticException("spectrum of a state: expected a whole cycle, got none");
        }
        return magnitudes[at];
    }

    /** The mean over cycles, [frequency]; none without cycles. */
    private static double[] magnitudes(HeartCycles cycles, HeartState state) {
        double[] mean = new double[cycles.count() == 0 ? 0 : COUNT];
        int period = (int) Math.round(cycles.rate() / STEP);
        double[] cosines = new double[period];
        double[] sines = new double[period];
        for (int i = 0; i < period; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / period);
            sines[i] = Math.sin(2 * Math.PI * i / period);
        }
        for (int cycle = 0; cycle < cycles.count(); cycle++) {
            double[] folded = folded(cycles.state(cycle, state), period);
            for (int i = 0; i < COUNT; i++) {
                int turns = LOWEST / STEP + i;
                double real = 0;
                double imaginary = 0;
                for (int n = 0; n < period; n++) {
                    real += folded[n] * cosines[turns * n % period];
                    imaginary -= folded[n] * sines[turns * n % period];
                }
                mean[i] += Math.hypot(real, imaginary) / cycles.count();
            }
        }
        return mean;
    }

    /**
     * Under a Hann window that sums to 1, and added up as frequencies that are multiples of one over the period see it.
     */
    private static double[] folded(double[] x, int period) {
        double[] folded = new double[period];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / x.length);
            folded[i % period] += window * x[i];
            sum += window;
        }
        for (int i = 0; i < period && sum > 0; i++) {
            folded[i] /= sum;
        }
        return folded;
    }
}
