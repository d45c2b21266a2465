package org.prodrome.signal.wearable;

import java.util.Arrays;
import org.prodrome.signal.filter.Band;
import org.prodrome.signal.filter.Butterworth;

/**
 * Systolic peaks of a pulse wave. M. Elgendi, I. Norton, M. Brearley, D. Abbott and D. Schuurmans, "Systolic peak
 * detection in acceleration photoplethysmograms measured from emergency responders in tropical conditions", PLoS ONE
 * 8(10):e76585, 2013: of the wave from 0.5 to 8 Hz, what is above 0 is squared; where its mean over 111 ms exceeds that
 * over 667 ms and 0.02 of the mean of all, for 111 ms or more, is a pulse, and its highest sample the peak. Of two
 * peaks within 300 ms the first stays, as in NeuroKit2, whose parameters these are. Windows have an odd number of
 * samples, and the signal goes on at both ends as it begins and ends.
 *
 * @param rate in Hz, above 16
 */
public record PulsePeaks(double rate) {
    private static final int ORDER = 2;
    private static final double PEAK = 0.111;
    private static final double BEAT = 0.667;
    private static final double OFFSET = 0.02;
    private static final double REFRACTORY = 0.3;
    private static final Band BAND = new Band.BandPass(0.5, 8);

    /** @throws IllegalArgumentException if the rate is not above 16 Hz */
    public PulsePeaks {
        BAND.requireWithin(rate);
    }

    /**
     * The peaks, as samples, rising; none in a constant signal or an empty one.
     *
     * @param x [time], in whatever unit, upwards where there is more blood
     * @throws IllegalArgumentException if a sample is not finite
     */
    public int[] peaks(double[] x) {
        if (x.length == 0) {
            return new int[0];
        }
        double[] wave = Butterworth.of(ORDER, BAND, rate).zeroPhase(x);
        // What filters leave of a constant is rounding.
        double floor = 1e-9 * Arrays.stream(x).map(Math::abs).max().orElse(0);
        double[] squared = Arrays.stream(wave).map(v -> v > floor ? v * v : 0).toArray();
        double offset = OFFSET * Arrays.stream(squared).average().orElse(0);
        double[] peak = mean(squared, (int) (PEAK * rate / 2));
        double[] beat = mean(squared, (int) (BEAT * rate / 2));
        int least = (int) Math.round(PEAK * rate);
        int apart = (int) Math.round(REFRACTORY * rate);
        int[] peaks = new int[x.length];
        int count = 0;
        int start = 0;
        for (int i = 0; i <= x.length; i++) {
            if (i < x.length && peak[i] > beat[i] + offset) {
                continue;
            }
            if (i - start >= least) {
                int highest = highest(wave, start, i);
                if (count == 0 || highest - peaks[count - 1] > apart) {
                    peaks[count++] = highest;
                }
            }
            start = i + 1;
        }
        return Arrays.copyOf(peaks, count);
    }

    private static int highest(double[] x, int from, int to) {
        int highest = from;
        for (int i = from; i < to; i++) {
            highest = x[i] > x[highest] ? i : highest;
        }
        return highest;
    }

    /** Over a window of so many samples to either side. */
    private static double[] mean(double[] x, int side) {
        double[] sums = new double[x.length + 2 * side + 1];
        for (int i = 0; i < sums.length - 1; i++) {
            sums[i + 1] = sums[i] + x[Math.clamp(i - side, 0, x.length - 1)];
        }
        double[] mean = new double[x.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (sums[i + 2 * side + 1] - sums[i]) / (2 * side + 1);
        }
        return mean;
    }
}
