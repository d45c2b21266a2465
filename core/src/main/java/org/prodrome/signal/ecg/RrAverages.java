package org.prodrome.signal.ecg;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Averages of RR intervals, in samples: of the last eight, and of the last eight that were within 92 and 116 % of that
 * average (Pan and Tompkins 1985). The first interval begins both.
 *
 * <p>The paper lets the second average wait for intervals near itself, for ever if the heart has found another rate.
 * Here the rhythm is regular when the last eight intervals are within those limits about their own average, and where
 * none of them is near the second average, the first takes its place.
 */
final class RrAverages {
    private static final int KEPT = 8;
    private static final double LOW = 0.92;
    private static final double HIGH = 1.16;
    private static final double MISSED = 1.66;

    private final Deque<Double> recent = new ArrayDeque<>();
    private final Deque<Double> usual = new ArrayDeque<>();

    void add(double interval) {
        keep(recent, interval);
        if (isNear(interval, average(usual))) {
            keep(usual, interval);
        }
        if (regular() || recent.stream().noneMatch(one -> isNear(one, average(usual)))) {
            usual.clear();
            usual.addAll(recent);
        }
    }

    private static void keep(Deque<Double> intervals, double interval) {
        intervals.addLast(interval);
        if (intervals.size() > KEPT) {
            intervals.removeFirst();
        }
    }

    private static boolean isNear(double interval, double average) {
        return interval >= LOW * average && interval <= HIGH * average;
    }

    /** Whether the last eight intervals are near their average. */
    boolean regular() {
        double average = average(recent);
        return recent.stream().allMatch(one -> isNear(one, average));
    }

    /** After how long without one a complex is searched for; infinite before the first interval. */
    double missed() {
        return usual.isEmpty() ? Double.POSITIVE_INFINITY : MISSED * average(usual);
    }

    private static double average(Deque<Double> intervals) {
        return intervals.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
