package org.prodrome.signal.filter;

/**
 * Takes one frequency away, such as the mains' 50 or 60 Hz: a section with zeros on the unit circle. S. J. Orfanidis,
 * "Introduction to Signal Processing", 1996, section 11.3. The same filter as {@code scipy.signal.iirnotch}'s.
 */
public final class Notch {
    private Notch() {}

    /**
     * @param frequency that is taken away, in Hz
     * @param quality the frequency over the width at half the power
     * @param rate of the signal, in Hz
     * @throws IllegalArgumentException if the frequency is not between 0 and half the rate, or the quality not above
     *     0.5
     */
    public static IirFilter of(double frequency, double quality, double rate) {
        new Band.LowPass(frequency).requireWithin(rate);
        if (!(quality > 0.5) || Double.isInfinite(quality)) {
            throw new IllegalArgumentException("notch: expected a quality above 0.5, got " + quality);
        }
        double angle = 2 * Math.PI * frequency / rate;
        double gain = 1 / (1 + Math.tan(angle / quality / 2));
        double middle = -2 * gain * Math.cos(angle);
        return new IirFilter(new double[][] {{gain, middle, gain, 1, middle, 2 * gain - 1}});
    }
}
