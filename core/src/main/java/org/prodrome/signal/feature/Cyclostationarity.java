package org.prodrome.signal.feature;

import java.util.Arrays;
import org.prodrome.signal.filter.AnalyticSignal;

/**
 * The domain of cyclostationarity: how regularly the heart beats, by the density of cycle frequencies of the envelope
 * from 0.3 to 2.5 Hz, at 200 frequencies, as in the periodicity score of H. Tang, M. Wang, Y. Hu, B. Guo and T. Li,
 * "Automated signal quality assessment for heart sound signal by novel features and evaluation in open public
 * datasets", BioMed Research International 2021:7565398. Each stretch of 5 s is measured, a shorter recording as a
 * whole.
 */
final class Cyclostationarity {
    private static final double STRETCH = 5;
    private static final double LOWEST = 0.3;
    private static final double HIGHEST = 2.5;
    private static final int COUNT = 200;

    private Cyclostationarity() {}

    /** 4 features: of the degree, the peak's share of the density, and of the sharpness, the peak over the median. */
    static void add(HeartCycles cycles, FeatureList features) {
        double[] envelope = AnalyticSignal.of(cycles.sound()).magnitude();
        int size = (int) Math.min(envelope.length, Math.round(STRETCH * cycles.rate()));
        int stretches = envelope.length / size;
        double[] peaks = new double[stretches];
        double[] sums = new double[stretches];
        double[] medians = new double[stretches];
        for (int i = 0; i < stretches; i++) {
            double[] density = density(Arrays.copyOfRange(envelope, i * size, (i + 1) * size), cycles.rate());
            peaks[i] = Arrays.stream(density).max().orElseThrow();
            sums[i] = Arrays.stream(density).sum();
            medians[i] = Statistics.quantile(density, 0.5);
        }
        features.addMoments("degree", "1", HeartCycles.ratios(peaks, sums, 1));
        features.addMoments("sharpness", "1", HeartCycles.ratios(peaks, medians, 1));
    }

    /**
     * The magnitude of the Fourier transform of the envelope less its mean, [frequency]. All frequencies turn on side
     * by side from sample to sample, in loops of which the compiler makes wide instructions.
     */
    private static double[] density(double[] envelope, double rate) {
        double mean = Statistics.of(envelope).mean();
        double[] cosines = new double[COUNT];
        double[] sines = new double[COUNT];
        for (int k = 0; k < COUNT; k++) {
            double step = 2 * Math.PI * (LOWEST + k * (HIGHEST - LOWEST) / (COUNT - 1)) / rate;
            cosines[k] = Math.cos(step);
            sines[k] = Math.sin(step);
        }
        double[] real = new double[COUNT];
        double[] imaginary = new double[COUNT];
        // By Horner's rule, from the last sample to the first.
        for (int i = envelope.length - 1; i >= 0; i--) {
            turn(real, imaginary, cosines, sines, envelope[i] - mean);
        }
        double[] density = new double[COUNT];
        Arrays.setAll(density, k -> Math.hypot(real[k], imaginary[k]));
        return density;
    }

    private static void turn(double[] real, double[] imaginary, double[] cosines, double[] sines, double value) {
        for (int k = 0; k < COUNT; k++) {
            double turned = Math.fma(real[k], cosines[k], Math.fma(imaginary[k], sines[k], value));
            imaginary[k] = imaginary[k] * cosines[k] - real[k] * sines[k];
            real[k] = turned;
        }
    }
}
