package org.prodrome.signal.ecg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Heart rate variability in the time domain, in ms. Task Force of the European Society of Cardiology and the North
 * American Society of Pacing and Electrophysiology, "Heart rate variability: standards of measurement, physiological
 * interpretation, and clinical use", Circulation 93(5):1043, 1996. Deviations are of samples (n - 1).
 *
 * @param mean of the intervals
 * @param sdnn deviation of the intervals
 * @param sdann deviation of the means of segments of 5 minutes; absent where fewer than two hold an interval
 * @param rmssd root mean square of successive differences
 * @param sdsd deviation of successive differences
 * @param nn50 how many successive differences exceed 50 ms
 * @param pnn50 their share, in per cent
 * @param triangularIndex how many intervals there are for each in the fullest bin of 1/128 s
 */
public record TimeDomain(
        double mean,
        double sdnn,
        OptionalDouble sdann,
        double rmssd,
        double sdsd,
        int nn50,
        double pnn50,
        double triangularIndex) {
    private static final double SEGMENT = 300;
    private static final double BIN = 1000.0 / 128;

    /** @throws IllegalArgumentException if there are fewer than two pairs of intervals that follow one another */
    public static TimeDomain of(RrIntervals intervals) {
        intervals.requirePairs(2);
        double[] lengths = intervals.milliseconds();
        double[] differences = Arrays.stream(intervals.pairs())
                .mapToDouble(pair -> pair[1] - pair[0])
                .toArray();
        int large =
                (int) Arrays.stream(differences).filter(d -> Math.abs(d) > 50).count();
        return new TimeDomain(
                Moments.mean(lengths),
                Moments.deviation(lengths),
                sdann(intervals, lengths),
                Math.sqrt(Arrays.stream(differences).map(d -> d * d).average().orElseThrow()),
                Moments.deviation(differences),
                large,
                100.0 * large / differences.length,
                triangularIndex(lengths));
    }

    private static OptionalDouble sdann(RrIntervals intervals, double[] lengths) {
        double start = intervals.starts()[0];
        Map<Integer, List<Double>> segments = new HashMap<>();
        IntStream.range(0, lengths.length)
                .forEach(i -> segments.computeIfAbsent(
                                (int) ((intervals.starts()[i] - start) / SEGMENT), _ -> new ArrayList<>())
                        .add(lengths[i]));
        double[] means = segments.values().stream()
                .mapToDouble(some ->
                        some.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
        return means.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Moments.deviation(means));
    }

    private static double triangularIndex(double[] lengths) {
        Map<Long, Integer> bins = new HashMap<>();
        int fullest = 0;
        for (double length : lengths) {
            fullest = Math.max(fullest, bins.merge((long) Math.floor(length / BIN), 1, Integer::sum));
        }
        return (double) lengths.length / fullest;
    }
}
