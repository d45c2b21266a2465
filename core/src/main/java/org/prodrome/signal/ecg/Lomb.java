package org.prodrome.signal.ecg;

import java.util.Arrays;
import org.prodrome.signal.spectrum.Spectrum;

/** The least-squares spectrum of values at uneven times, as {@code scipy.signal.lombscargle} computes it. */
final class Lomb {
    private Lomb() {}

    /**
     * @param times in seconds, rising
     * @param highest frequency, in Hz
     */
    static Spectrum spectrum(double[] times, double[] values, double highest) {
        int n = times.length;
        double step = 1 / (times[n - 1] - times[0]);
        double mean = Moments.mean(values);
        double[] centred = Arrays.stream(values).map(v -> v - mean).toArray();
        double[] density = new double[(int) Math.ceil(highest / step) + 1];
        for (int bin = 1; bin < density.length; bin++) {
            density[bin] = 2 * power(times, centred, 2 * Math.PI * bin * step) / n / step;
        }
        return new Spectrum(density, step);
    }

    /** Lomb's eq. for a frequency in radians a second; a sine of amplitude a has n a² / 4. */
    private static double power(double[] times, double[] values, double omega) {
        double sines = 0;
        double cosines = 0;
        for (double time : times) {
            sines += Math.sin(2 * omega * time);
            cosines += Math.cos(2 * omega * time);
        }
        double tau = Math.atan2(sines, cosines) / (2 * omega);
        double withCosine = 0;
        double withSine = 0;
        double cosineSquared = 0;
        double sineSquared = 0;
        for (int i = 0; i < times.length; i++) {
            double cosine = Math.cos(omega * (times[i] - tau));
            double sine = Math.sin(omega * (times[i] - tau));
            withCosine += values[i] * cosine;
            withSine += values[i] * sine;
            cosineSquared += cosine * cosine;
            sineSquared += sine * sine;
        }
        return (share(withCosine, cosineSquared) + share(withSine, sineSquared)) / 2;
    }

    private static double share(double product, double squares) {
        return squares == 0 ? 0 : product * product / squares;
    }
}
