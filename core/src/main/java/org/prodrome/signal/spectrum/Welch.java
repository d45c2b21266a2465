package org.prodrome.signal.spectrum;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.prodrome.signal.filter.Finite;

/**
 * The mean spectrum of segments that overlap by half, each less its mean and under a Hann window. P. D. Welch, "The use
 * of fast Fourier transform for the estimation of power spectra", IEEE Transactions on Audio and Electroacoustics
 * 15(2), 1967. The same as {@code scipy.signal.welch}'s and {@code csd}'s by default, at any length. A constant signal
 * has no power.
 *
 * @param rate of the signal, in Hz
 * @param segment samples a segment, 2 or more; a shorter signal is one segment
 */
public record Welch(double rate, int segment) {
    public Welch {
        if (!(rate > 0) || Double.isInfinite(rate) || segment < 2) {
            throw new IllegalArgumentException("Welch spectrum: expected a rate above 0 Hz and segments of 2 samples or"
                    + " more, got " + rate + " Hz and " + segment);
        }
    }

    /** @throws IllegalArgumentException if there are fewer than 2 samples, or one is not finite */
    public Spectrum of(double[] x) {
        return new Spectrum(mean(x).real(), rate / length(x));
    }

    /**
     * The mean of conj(X) Y over segments, [bin] from 0 Hz, in squared units a Hz.
     *
     * @param x and y: of one length
     * @throws IllegalArgumentException as {@link #of} says, or if the lengths differ
     */
    public CrossSpectrum cross(double[] x, double[] y) {
        return mean(x, y);
    }

    /** Of one signal or two. */
    private CrossSpectrum mean(double[]... signals) {
        double[] x = signals[0];
        for (double[] one : signals) {
            if (one.length != x.length || x.length < 2) {
                throw new IllegalArgumentException("Welch spectrum: expected 2 samples or more, as many of both "
                        + "signals, got " + x.length + " and " + one.length);
            }
            Finite.require(one);
        }
        int length = length(x);
        int hop = length - length / 2;
        double[] window = window(length);
        DoubleFFT_1D transform = new DoubleFFT_1D(length);
        CrossSpectrum sum = new CrossSpectrum(new double[length / 2 + 1], new double[length / 2 + 1]);
        int count = 0;
        for (int start = 0; start + length <= x.length; start += hop) {
            double[] a = transformed(x, start, window, transform);
            sum.add(a, signals.length == 1 ? a : transformed(signals[1], start, window, transform));
            count++;
        }
        double energy = Arrays.stream(window).map(w -> w * w).sum();
        return sum.scaled(1 / (rate * energy * count), length);
    }

    private int length(double[] x) {
        return Math.min(segment, x.length);
    }

    private static double[] window(int length) {
        double[] window = new double[length];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
        return window;
    }

    /** Real and imaginary parts in turns, of all bins. */
    private static double[] transformed(double[] x, int start, double[] window, DoubleFFT_1D transform) {
        double mean = 0;
        for (int i = 0; i < window.length; i++) {
            mean += (x[start + i] - x[start]) / window.length;
        }
        double[] spectrum = new double[2 * window.length];
        for (int i = 0; i < window.length; i++) {
            spectrum[i] = (x[start + i] - x[start] - mean) * window[i];
        }
        transform.realForwardFull(spectrum);
        return spectrum;
    }
}
