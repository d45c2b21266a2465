package org.prodrome.signal.eeg;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.prodrome.signal.filter.AnalyticSignal;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;
import org.prodrome.signal.filter.IirFilter;
import org.prodrome.signal.spectrum.CrossSpectrum;
import org.prodrome.signal.spectrum.Welch;

/**
 * How strongly channels are connected, [channel][channel] from 0 to 1 (mutual information to its entropy), symmetric,
 * with zeros on the diagonal. Signals are [channel][time], of one length and finite.
 */
public final class Connectivity {
    private static final int ORDER = 4;

    private Connectivity() {}

    /**
     * Magnitude-squared coherence by Welch's spectra, the mean over the bins from low to just below high; 0 of a bin
     * without power. As {@code scipy.signal.coherence}'s.
     *
     * @throws IllegalArgumentException if no bin lies in the band
     */
    public static double[][] coherence(double[][] x, Welch welch, double low, double high) {
        double[][] power = Arrays.stream(x).map(row -> welch.of(row).density()).toArray(double[][]::new);
        return each(x, (i, j) -> {
            CrossSpectrum cross = welch.cross(x[i], x[j]);
            int first = welch.of(x[i]).bin(low);
            int end = welch.of(x[i]).bin(high);
            if (!(low < high) || first >= end) {
                throw new IllegalArgumentException(
                        "coherence: expected a bin in the band, got none from " + low + " to " + high + " Hz");
            }
            double sum = 0;
            for (int bin = first; bin < end; bin++) {
                double product = power[i][bin] * power[j][bin];
                double squared =
                        cross.real()[bin] * cross.real()[bin] + cross.imaginary()[bin] * cross.imaginary()[bin];
                sum += product == 0 ? 0 : squared / product;
            }
            return sum / (end - first);
        });
    }

    /**
     * Phase-locking value: the magnitude of the mean of the unit vectors of phase differences within a band, which a
     * zero-phase Butterworth filter cuts out. J. P. Lachaux, E. Rodriguez, J. Martinerie and F. J. Varela, "Measuring
     * phase synchrony in brain signals", Human Brain Mapping 8, 1999.
     *
     * @param rate in Hz
     * @throws IllegalArgumentException if the band doesn't lie within half the rate
     */
    public static double[][] phaseLocking(double[][] x, double rate, double low, double high) {
        IirFilter filter = Butterworth.of(ORDER, new Band.BandPass(low, high), rate);
        double[][] phases = Arrays.stream(filter.zeroPhase(x))
                .map(row -> AnalyticSignal.of(row).phase())
                .toArray(double[][]::new);
        return each(x, (i, j) -> {
            double cosines = 0;
            double sines = 0;
            for (int t = 0; t < phases[i].length; t++) {
                cosines += Math.cos(phases[i][t] - phases[j][t]);
                sines += Math.sin(phases[i][t] - phases[j][t]);
            }
            return phases[i].length == 0 ? 0 : Math.hypot(cosines, sines) / phases[i].length;
        });
    }

    /**
     * Mutual information of samples of the same moment, in bits, by a histogram of so many bins a side between each
     * channel's extremes; 0 with a channel that never changes.
     *
     * @param bins 2 or more
     */
    public static double[][] mutualInformation(double[][] x, int bins) {
        if (bins < 2) {
            throw new IllegalArgumentException("mutual information: expected 2 bins or more, got " + bins);
        }
        int[][] places =
                Arrays.stream(x).map(row -> Histogram.places(row, bins)).toArray(int[][]::new);
        return each(x, (i, j) -> Histogram.mutualInformation(places[i], places[j], bins));
    }

    private static double[][] each(double[][] x, BiFunction<Integer, Integer, Double> between) {
        double[][] matrix = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i].length != x[j].length) {
                    throw new IllegalArgumentException("connectivity: expected channels of one length, got "
                            + x[i].length + " and " + x[j].length + " samples");
                }
                matrix[i][j] = between.apply(i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
