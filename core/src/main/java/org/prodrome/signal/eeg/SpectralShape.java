package org.prodrome.signal.eeg;

import org.prodrome.signal.spectrum.Spectrum;

/**
 * Where a spectrum's power lies.
 *
 * @param low and high: what is looked at, in Hz
 */
public record SpectralShape(double low, double high) {
    public SpectralShape {
        if (!(low >= 0 && high > low)) {
            throw new IllegalArgumentException(
                    "spectral shape: expected edges that rise from 0 Hz on, got " + low + " to " + high + " Hz");
        }
    }

    /**
     * The first frequency, in Hz, up to which lies that share of the power: 0.95 for the usual spectral edge, 0.5 for
     * the median frequency.
     *
     * @throws IllegalArgumentException if the share is not above 0 and up to 1, or there is no power
     */
    public double edge(Spectrum spectrum, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("spectral edge: expected a share above 0 and up to 1, got " + share);
        }
        double wanted = share * power(spectrum);
        double sum = 0;
        for (int bin = first(spectrum); bin < end(spectrum); bin++) {
            sum += spectrum.density()[bin] * spectrum.step();
            // Rounding may keep the sum just below the whole.
            if (sum >= wanted * (1 - 1e-12)) {
                return spectrum.frequency(bin);
            }
        }
        return spectrum.frequency(end(spectrum) - 1);
    }

    /**
     * Shannon's entropy of the power's distribution over bins, as a share of the most that there can be: 0 for a sine,
     * 1 for white noise. T. Inouye et al., "Quantification of EEG irregularity by use of the entropy of the power
     * spectrum", Electroencephalography and Clinical Neurophysiology 79(3), 1991.
     *
     * @throws IllegalArgumentException if there is no power, or but one bin
     */
    public double entropy(Spectrum spectrum) {
        double power = power(spectrum);
        int bins = end(spectrum) - first(spectrum);
        if (bins < 2) {
            throw new IllegalArgumentException(
                    "spectral entropy: expected two bins or more from " + low + " to " + high + " Hz, got " + bins);
        }
        double entropy = 0;
        for (int bin = first(spectrum); bin < end(spectrum); bin++) {
            double p = spectrum.density()[bin] * spectrum.step() / power;
            entropy -= p == 0 ? 0 : p * Math.log(p);
        }
        return entropy / Math.log(bins);
    }

    private double power(Spectrum spectrum) {
        double power = spectrum.power(low, high);
        if (power == 0) {
            throw new IllegalArgumentException(
                    "spectral shape: expected power from " + low + " to " + high + " Hz, got none");
        }
        return power;
    }

    private int first(Spectrum spectrum) {
        return spectrum.bin(low);
    }

    private int end(Spectrum spectrum) {
        return spectrum.bin(high);
    }
}
