package org.prodrome.signal.filter;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A signal and its Hilbert transform as one complex signal, of which the magnitude is the envelope. S. L. Marple,
 * "Computing the discrete-time analytic signal via FFT", IEEE Transactions on Signal Processing 47(9), 1999: negative
 * frequencies are taken away, positive ones doubled. The same as {@code scipy.signal.hilbert}'s, at any length; the
 * signal is taken for one period, so that its ends meet.
 *
 * @param real the signal [time]
 * @param imaginary its Hilbert transform [time]
 */
public record AnalyticSignal(double[] real, double[] imaginary) {
    public AnalyticSignal {
        if (real.length != imaginary.length) {
            throw new IllegalArgumentException("analytic signal: expected two parts of one length, got " + real.length
                    + " and " + imaginary.length + " samples");
        }
    }

    /** @throws IllegalArgumentException if a sample is not finite */
    public static AnalyticSignal of(double[] x) {
        Finite.require(x);
        int length = x.length;
        if (length == 0) {
            return new AnalyticSignal(new double[0], new double[0]);
        }
        double[] spectrum = new double[2 * length];
        System.arraycopy(x, 0, spectrum, 0, length);
        DoubleFFT_1D transform = new DoubleFFT_1D(length);
        transform.realForwardFull(spectrum);
        int positive = (length - 1) / 2;
        for (int bin = 1; bin <= positive; bin++) {
            spectrum[2 * bin] *= 2;
            spectrum[2 * bin + 1] *= 2;
        }
        for (int i = 2 * (length / 2 + 1); i < spectrum.length; i++) {
            spectrum[i] = 0;
        }
        transform.complexInverse(spectrum, true);
        double[] imaginary = new double[length];
        for (int i = 0; i < length; i++) {
            imaginary[i] = spectrum[2 * i + 1];
        }
        return new AnalyticSignal(x.clone(), imaginary);
    }

    /** The envelope [time]. */
    public double[] magnitude() {
        double[] magnitude = new double[real.length];
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[i] = Math.sqrt(real[i] * real[i] + imaginary[i] * imaginary[i]);
        }
        return magnitude;
    }

    /** The phase [time], above -pi to pi; 0 where there is no signal. */
    public double[] phase() {
        double[] phase = new double[real.length];
        for (int i = 0; i < phase.length; i++) {
            phase[i] = Math.atan2(imaginary[i], real[i]);
        }
        return phase;
    }
}
