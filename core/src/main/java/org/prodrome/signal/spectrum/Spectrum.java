package org.prodrome.signal.spectrum;

/**
 * A one-sided spectrum of a real signal.
 *
 * @param density [bin] from 0 Hz, in squared units a Hz; not copied, so not to be written to
 * @param step from bin to bin, in Hz
 */
public record Spectrum(double[] density, double step) {

    /**
     * The power within a band, in squared units: the bins from low to just below high, each as wide as the step, so
     * that bands that lie side by side add up.
     *
     * @throws IllegalArgumentException if the edges don't rise from 0 Hz on, or no bin lies between them
     */
    public double power(double low, double high) {
        int first = bin(low);
        int last = bin(high);
        if (!(low >= 0 && low < high) || first >= last) {
            throw new IllegalArgumentException("band: expected rising edges with a bin between them, of bins of " + step
                    + " Hz up to " + frequency(density.length - 1) + " Hz, got " + low + " to " + high + " Hz");
        }
        double power = 0;
        for (int bin = first; bin < last; bin++) {
            power += density[bin] * step;
        }
        return power;
    }

    /** In Hz. */
    public double frequency(int bin) {
        return bin * step;
    }

    /**
     * The first bin at a frequency or above, or one more than there are; what rounding has put just below it counts.
     */
    public int bin(double frequency) {
        return (int) Math.min(density.length, Math.ceil(frequency / step - 1e-9));
    }
}
