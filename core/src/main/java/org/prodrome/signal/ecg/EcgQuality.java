package org.prodrome.signal.ecg;

import org.prodrome.signal.clean.Defects;
import org.prodrome.signal.filter.Finite;
import org.prodrome.signal.spectrum.Spectrum;
import org.prodrome.signal.spectrum.Welch;

/**
 * How good a lead is. Q. Li, R. G. Mark and G. D. Clifford, "Robust heart rate estimation from multiple asynchronous
 * noisy sources using signal quality indices and a Kalman filter", Physiological Measurement 29(1):15, 2008; G. D.
 * Clifford, J. Behar, Q. Li and I. Rezek, "Signal quality indices and data fusion for determining clinical
 * acceptability of electrocardiograms", Physiological Measurement 33(9):1419, 2012. Powers are of a Welch spectrum of 2
 * s segments.
 *
 * @param kurtosis the fourth moment over the squared variance (kSQI): above 5 for clean beats, about 3 for noise
 * @param skewness the third moment over the variance to the power of 1.5 (sSQI)
 * @param qrsShare power from 5 to 15 Hz over that from 5 to 40 Hz (pSQI): low where muscles are heard
 * @param steadiness 1 less the power up to 1 Hz over that up to 40 Hz (basSQI): low where the baseline wanders
 * @param flatShare of samples in stretches of one value of 200 ms or more
 * @param clippedShare of samples in stretches of 3 or more at the highest or lowest value
 */
public record EcgQuality(
        double kurtosis, double skewness, double qrsShare, double steadiness, double flatShare, double clippedShare) {
    private static final double SEGMENT = 2;
    private static final double FLAT = 0.2;
    private static final int CLIPPED = 3;
    private static final double HIGHEST = 40;

    /**
     * @param lead [time]
     * @param rate in Hz, above 80
     * @throws IllegalArgumentException if the rate is not, the lead is shorter than 2 s, a sample is not finite, or the
     *     lead never changes
     */
    public static EcgQuality of(double[] lead, double rate) {
        if (!(rate > 2 * HIGHEST) || Double.isInfinite(rate) || lead.length < SEGMENT * rate) {
            throw new IllegalArgumentException("ECG quality: expected a rate above " + 2 * HIGHEST + " Hz and "
                    + SEGMENT + " s or more, got " + rate + " Hz and " + lead.length + " samples");
        }
        Finite.require(lead);
        double variance = moment(lead, 2);
        if (variance == 0) {
            throw new IllegalArgumentException(
                    "ECG quality: expected a lead that changes, got " + lead.length + " samples of " + lead[0]);
        }
        Spectrum spectrum = new Welch(rate, (int) Math.round(SEGMENT * rate)).of(lead);
        return new EcgQuality(
                moment(lead, 4) / (variance * variance),
                moment(lead, 3) / Math.pow(variance, 1.5),
                share(spectrum.power(5, 15), spectrum.power(5, HIGHEST)),
                1 - share(spectrum.power(0, 1), spectrum.power(0, HIGHEST)),
                Defects.share(Defects.flat(lead, (int) Math.max(2, Math.round(FLAT * rate))), lead.length),
                Defects.share(Defects.clipped(lead, CLIPPED), lead.length));
    }

    /** Nothing of nothing is nothing. */
    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double moment(double[] x, int order) {
        double mean = 0;
        for (double value : x) {
            mean += (value - x[0]) / x.length;
        }
        double sum = 0;
        for (double value : x) {
            sum += Math.pow(value - x[0] - mean, order);
        }
        return sum / x.length;
    }
}
