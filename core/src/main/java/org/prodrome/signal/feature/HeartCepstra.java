package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.Optional;
import org.jtransforms.fft.DoubleFFT_1D;
import org.prodrome.signal.heart.HeartState;

/**
 * The domain of cepstra: the first 13 coefficients of the recording's real cepstrum, and of that of each state, the
 * mean over cycles. Magnitudes count as a millionth of the largest at least; a state that is silent is left out.
 */
final class HeartCepstra {
    private static final int COUNT = 13;
    private static final double FLOOR = 1e-6;

    private HeartCepstra() {}

    /** 65 features. */
    static void add(HeartCycles cycles, FeatureList features) {
        add("recording", cepstrum(cycles.sound()), features);
        for (HeartState state : HeartState.values()) {
            double[] sum = new double[COUNT];
            int count = 0;
            for (int cycle = 0; cycle < cycles.count(); cycle++) {
                Optional<double[]> one = cepstrum(cycles.state(cycle, state));
                if (one.isPresent()) {
                    Arrays.setAll(sum, i -> sum[i] + one.get()[i]);
                    count++;
                }
            }
            int states = count;
            Optional<double[]> mean = Optional.of(sum)
                    .filter(_ -> states > 0)
                    .map(all -> Arrays.stream(all).map(v -> v / states).toArray());
            add(HeartTimes.name(state), mean, features);
        }
    }

    private static void add(String name, Optional<double[]> cepstrum, FeatureList features) {
        for (int i = 0; i < COUNT; i++) {
            int at = i;
            features.add(name + "_" + i, "1", cepstrum, values -> values[at]);
        }
    }

    /** The inverse Fourier transform of the logarithm of the magnitudes; empty of silence and of too few samples. */
    private static Optional<double[]> cepstrum(double[] x) {
        if (x.length < COUNT) {
            return Optional.empty();
        }
        double[] spectrum = Arrays.copyOf(x, 2 * x.length);
        DoubleFFT_1D transform = new DoubleFFT_1D(x.length);
        transform.realForwardFull(spectrum);
        double largest = 0;
        for (int bin = 0; bin < x.length; bin++) {
            spectrum[2 * bin] = Math.hypot(spectrum[2 * bin], spectrum[2 * bin + 1]);
            spectrum[2 * bin + 1] = 0;
            largest = Math.max(largest, spectrum[2 * bin]);
        }
        if (largest == 0) {
            return Optional.empty();
        }
        double[] logarithms = new double[x.length];
        for (int bin = 0; bin < x.length; bin++) {
            logarithms[bin] = Math.log(Math.max(spectrum[2 * bin], FLOOR * largest));
        }
        double[] cepstrum = new double[COUNT];
        Arrays.setAll(cepstrum, i -> cosineMean(logarithms, i));
        return Optional.of(cepstrum);
    }

    /** A coefficient of the inverse Fourier transform of what is symmetric. */
    private static double cosineMean(double[] x, int turns) {
        double step = 2 * Math.PI * turns / x.length;
        double cosine = Math.cos(step);
        double sine = Math.sin(step);
        double real = 0;
        double imaginary = 0;
        // By Horner's rule, from the last to the first.
        for (int i = x.length - 1; i >= 0; i--) {
            double turned = real * cosine - imaginary * sine + x[i];
            imaginary = imaginary * cosine + real * sine;
            real = turned;
        }
        return real / x.length;
    }
}
