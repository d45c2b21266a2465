package org.prodrome.signal.spectrum;

/**
 * What two signals have in common, [bin] from 0 Hz; not copied, so not to be written to.
 *
 * @param real and imaginary parts, of one length
 */
public record CrossSpectrum(double[] real, double[] imaginary) {

    void add(double[] a, double[] b) {
        for (int bin = 0; bin < real.length; bin++) {
            double ar = a[2 * bin];
            double ai = a[2 * bin + 1];
            double br = b[2 * bin];
            double bi = b[2 * bin + 1];
            real[bin] += ar * br + ai * bi;
            imaginary[bin] += ar * bi - ai * br;
        }
    }

    /** One-sided: bins that stand for a negative frequency too count twice. */
    CrossSpectrum scaled(double by, int length) {
        for (int bin = 0; bin < real.length; bin++) {
            double factor = bin == 0 || 2 * bin == length ? by : 2 * by;
            real[bin] *= factor;
            imaginary[bin] *= factor;
        }
        return this;
    }
}
