package org.prodrome.signal.eeg;

import org.prodrome.signal.spectrum.Spectrum;

/** The frequency bands of an electroencephalogram, from the low edge to just below the high one. */
public enum Rhythm {
    DELTA(0.5, 4),
    THETA(4, 8),
    ALPHA(8, 13),
    BETA(13, 30),
    GAMMA(30, 45);

    private final double low;
    private final double high;

    Rhythm(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** In Hz. */
    public double low() {
        return low;
    }

    /** In Hz. */
    public double high() {
        return high;
    }

    /** In squared units. */
    public double power(Spectrum spectrum) {
        return spectrum.power(low, high);
    }

    /**
     * The band's share of all five.
     *
     * @throws IllegalArgumentException if there is no power in any
     */
    public double share(Spectrum spectrum) {
        double whole = spectrum.power(DELTA.low, GAMMA.high);
        if (whole == 0) {
            throw new IllegalArgumentException(
                    "share of " + this + ": expected power from " + DELTA.low + " to " + GAMMA.high + " Hz, got none");
        }
        return power(spectrum) / whole;
    }
}
