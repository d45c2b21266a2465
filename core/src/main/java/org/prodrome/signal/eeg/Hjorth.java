package org.prodrome.signal.eeg;

import org.prodrome.signal.filter.Finite;

/**
 * Three numbers of a signal's variance and that of its differences. B. Hjorth, "EEG analysis based on time domain
 * properties", Electroencephalography and Clinical Neurophysiology 29(3), 1970. Variances are the population's.
 *
 * @param activity the variance, in squared units
 * @param mobility the mean frequency, in radians a sample
 * @param complexity the mobility of the differences over that of the signal: 1 for a sine
 */
public record Hjorth(double activity, double mobility, double complexity) {
    /**
     * @throws IllegalArgumentException if there are fewer than 4 samples, one is not finite, or the signal or its
     *     differences never change
     */
    public static Hjorth of(double[] x) {
        Finite.require(x);
        if (x.length < 4) {
            throw new IllegalArgumentException("Hjorth: expected 4 samples or more, got " + x.length);
        }
        double[] first = differences(x);
        double activity = variance(x);
        double slope = variance(first);
        if (activity == 0 || slope == 0) {
            throw new IllegalArgumentException("Hjorth: expected a signal that changes and not by the same always, got "
                    + x.length + " samples from " + x[0] + " to " + x[x.length - 1]);
        }
        double bend = variance(differences(first));
        return new Hjorth(activity, Math.sqrt(slope / activity), Math.sqrt(bend / slope) / Math.sqrt(slope / activity));
    }

    private static double[] differences(double[] x) {
        double[] d = new double[x.length - 1];
        for (int i = 0; i < d.length; i++) {
            d[i] = x[i + 1] - x[i];
        }
        return d;
    }

    private static double variance(double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += (value - x[0]) / x.length;
        }
        double sum = 0;
        for (double value : x) {
            sum += (value - x[0] - mean) * (value - x[0] - mean);
        }
        return sum / x.length;
    }
}
