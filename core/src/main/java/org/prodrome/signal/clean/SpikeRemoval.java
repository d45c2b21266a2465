package org.prodrome.signal.clean;

import java.util.Arrays;
import org.prodrome.signal.filter.Finite;

/**
 * Silences spikes in heart sounds, such as those of a stethoscope that is touched. S. E. Schmidt, C. Holst-Hansen, C.
 * Graff, E. Toft and J. J. Struijk, "Segmentation of heart sound recordings by a duration-dependent hidden Markov
 * model", Physiological Measurement 31(4):513, 2010: as long as the largest magnitude of a window of 500 ms exceeds
 * three times the median of all windows' largest, what lies between zero crossings about it becomes 0.
 *
 * <p>Windows start with the recording; samples after the last whole one are kept as they are. Where half the windows
 * are silent, there is nothing to compare with and nothing is changed.
 *
 * @param rate of the sound, in Hz
 */
public record SpikeRemoval(double rate) {
    private static final double WINDOW = 0.5;
    private static final double TIMES = 3;

    public SpikeRemoval {
        if (!(rate >= 4) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("spike removal: expected a rate of 4 Hz or more, got " + rate);
        }
    }

    /**
     * A recording shorter than a window stays as it is.
     *
     * @throws IllegalArgumentException if a sample is not finite
     */
    public double[] removedFrom(double[] x) {
        Finite.require(x);
        double[] y = x.clone();
        int length = (int) Math.round(WINDOW * rate);
        int[] peaks = new int[x.length / length];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = peak(y, i * length, (i + 1) * length);
        }
        for (int window = highest(y, peaks); window >= 0; window = highest(y, peaks)) {
            int first = window * length;
            silence(y, peaks[window], first, first + length);
            peaks[window] = peak(y, first, first + length);
        }
        return y;
    }

    private static int peak(double[] x, int from, int to) {
        int peak = from;
        for (int i = from; i < to; i++) {
            peak = Math.abs(x[i]) > Math.abs(x[peak]) ? i : peak;
        }
        return peak;
    }

    /** The window with the highest peak, if that is a spike; else -1. */
    private static int highest(double[] x, int[] peaks) {
        double[] heights =
                Arrays.stream(peaks).mapToDouble(peak -> Math.abs(x[peak])).toArray();
        if (heights.length == 0) {
            return -1;
        }
        int highest = 0;
        for (int i = 0; i < heights.length; i++) {
            highest = heights[i] > heights[highest] ? i : highest;
        }
        double height = heights[highest];
        Arrays.sort(heights);
        int middle = heights.length / 2;
        double median = heights.length % 2 == 1 ? heights[middle] : (heights[middle - 1] + heights[middle]) / 2;
        return median > 0 && height > TIMES * median ? highest : -1;
    }

    private static void silence(double[] x, int peak, int first, int end) {
        double side = Math.signum(x[peak]);
        int from = peak;
        while (from > first && Math.signum(x[from - 1]) == side) {
            from--;
        }
        int to = peak + 1;
        while (to < end && Math.signum(x[to]) == side) {
            to++;
        }
        Arrays.fill(x, from, to, 0);
    }
}
