package org.prodrome.signal.ecg;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;

/**
 * Times between heartbeats, in seconds: interval i goes from {@code starts[i]} to {@code ends[i]}. Where a beat was
 * left out, an interval does not start where the one before it ends. Not copied, so not to be written to.
 */
public record RrIntervals(double[] starts, double[] ends) {
    /** @throws IllegalArgumentException if intervals are not finite, don't follow one another, or have no length */
    public RrIntervals {
        if (starts.length != ends.length) {
            throw new IllegalArgumentException(
                    "RR intervals: expected as many starts as ends, got " + starts.length + " and " + ends.length);
        }
        for (int i = 0; i < starts.length; i++) {
            boolean follows = i == 0 ? Double.isFinite(starts[i]) : starts[i] >= ends[i - 1];
            if (!(follows && ends[i] > starts[i]) || Double.isInfinite(ends[i])) {
                throw new IllegalArgumentException("RR intervals: expected times that rise, got " + starts[i] + " to "
                        + ends[i] + " s at place " + i + " of " + starts.length);
            }
        }
    }

    /**
     * Between all beats.
     *
     * @param beats times in seconds, rising
     */
    public static RrIntervals of(double[] beats) {
        int count = Math.max(0, beats.length - 1);
        double[] starts = new double[count];
        double[] ends = new double[count];
        System.arraycopy(beats, 0, starts, 0, count);
        System.arraycopy(beats, beats.length - count, ends, 0, count);
        return new RrIntervals(starts, ends);
    }

    /** Between beats of class N that follow one another: NN intervals, which heart rate variability is about. */
    public static RrIntervals normal(List<Beat> beats) {
        List<Beat> starts = new ArrayList<>();
        List<Beat> ends = new ArrayList<>();
        for (int i = 1; i < beats.size(); i++) {
            if (beats.get(i - 1).mark() == Aami.N && beats.get(i).mark() == Aami.N) {
                starts.add(beats.get(i - 1));
                ends.add(beats.get(i));
            }
        }
        return new RrIntervals(times(starts), times(ends));
    }

    private static double[] times(List<Beat> beats) {
        return beats.stream().mapToDouble(Beat::time).toArray();
    }

    public int count() {
        return starts.length;
    }

    /** The lengths [interval], in ms. */
    public double[] milliseconds() {
        double[] lengths = new double[count()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 1000 * (ends[i] - starts[i]);
        }
        return lengths;
    }

    /** Lengths of intervals that follow one another, [pair][2], in ms. */
    double[][] pairs() {
        double[] lengths = milliseconds();
        List<double[]> pairs = new ArrayList<>();
        for (int i = 1; i < lengths.length; i++) {
            if (starts[i] == ends[i - 1]) {
                pairs.add(new double[] {lengths[i - 1], lengths[i]});
            }
        }
        return pairs.toArray(double[][]::new);
    }

    /** @throws IllegalArgumentException if there are fewer pairs of intervals that follow one another */
    void requirePairs(int least) {
        int pairs = pairs().length;
        if (pairs < least) {
            throw new IllegalArgumentException("heart rate variability: expected " + least
                    + " pairs of successive intervals or more, got " + pairs + " of " + count() + " intervals");
        }
    }
}
