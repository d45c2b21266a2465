package org.prodrome.signal.eeg;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jtransforms.fft.DoubleFFT_1D;
import org.prodrome.signal.filter.Finite;

/**
 * Pearson's correlation of channels with each other, [channel][channel], and its eigenvalues, which tell in how many
 * ways the channels vary together. K. Schindler, H. Leung, C. E. Elger and K. Lehnertz, "Assessing seizure dynamics by
 * analysing the correlation structure of multichannel intracranial EEG", Brain 130(1), 2007.
 *
 * @param matrix symmetric, of ones on the diagonal; not copied, so not to be written to
 */
public record Correlation(double[][] matrix) {
    /** Keeps the logarithm of an empty bin finite, as a share of the channel's largest magnitude. */
    private static final double FLOOR = 1e-12;

    /**
     * Of the samples.
     *
     * @param x [channel][time], of one length
     * @throws IllegalArgumentException if there are fewer than 2 samples, one is not finite, or a channel never changes
     */
    public static Correlation inTime(double[][] x) {
        double[][] standard = Arrays.stream(x).map(Correlation::standard).toArray(double[][]::new);
        double[][] matrix = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int t = 0; t < standard[i].length; t++) {
                    sum += standard[i][t] * standard[same(standard, i, j)][t];
                }
                matrix[i][j] = i == j ? 1 : Math.clamp(sum, -1.0, 1.0);
                matrix[j][i] = matrix[i][j];
            }
        }
        return new Correlation(matrix);
    }

    /**
     * Of the logarithms of the spectra's magnitudes, bin by bin.
     *
     * @param x [channel][time], of one length
     * @param rate in Hz
     * @param low and high: the frequencies that are compared, in Hz, from low to just below high
     * @throws IllegalArgumentException as {@link #inTime} says of the logarithms
     */
    public static Correlation inFrequency(double[][] x, double rate, double low, double high) {
        if (!(rate > 0 && low >= 0 && low < high) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "correlation in frequency: expected a rate above 0 Hz and edges that rise " + "from 0 Hz on, got "
                            + rate + " Hz and " + low + " to " + high + " Hz");
        }
        return inTime(Arrays.stream(x)
                .map(channel -> logarithms(channel, rate, low, high))
                .toArray(double[][]::new));
    }

    private static double[] logarithms(double[] x, double rate, double low, double high) {
        Finite.require(x);
        double[] spectrum = Arrays.copyOf(x, 2 * x.length);
        new DoubleFFT_1D(Math.max(1, x.length)).realForwardFull(spectrum);
        double step = rate / x.length;
        int first = (int) Math.ceil(low / step - 1e-9);
        int end = (int) Math.min(x.length / 2 + 1, Math.ceil(high / step - 1e-9));
        double[] magnitudes = new double[Math.max(0, end - first)];
        Arrays.setAll(magnitudes, i -> Math.hypot(spectrum[2 * (first + i)], spectrum[2 * (first + i) + 1]));
        double floor = FLOOR * Arrays.stream(magnitudes).max().orElse(0);
        return Arrays.stream(magnitudes)
                .map(magnitude -> floor == 0 ? 0 : Math.log10(magnitude + floor))
                .toArray();
    }

    private static int same(double[][] x, int i, int j) {
        if (x[i].length != x[j].length) {
            throw new IllegalArgumentException(
                    "correlation: expected channels of one length, got " + x[i].length + " and " + x[j].length);
        }
        return j;
    }

    /** Less its mean, its squares summing to 1. */
    private static double[] standard(double[] x) {
        Finite.require(x);
        double mean = 0;
        for (double value : x) {
            mean += (value - x[0]) / x.length;
        }
        double[] y = new double[x.length];
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] - x[0] - mean;
            squares += y[i] * y[i];
        }
        if (squares == 0) {
            throw new IllegalArgumentException(
                    "correlation: expected two samples or more that differ, got a channel of " + x.length + " alike");
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < y.length; i++) {
            y[i] /= norm;
        }
        return y;
    }

    /** [channel], falling; they sum to the number of channels. */
    public double[] eigenvalues() {
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
        Arrays.sort(values);
        double[] falling = new double[values.length];
        Arrays.setAll(falling, i -> values[values.length - 1 - i]);
        return falling;
    }
}
