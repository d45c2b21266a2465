package org.prodrome.signal.clean;

import java.util.Arrays;

/** The median of a window about each sample; the ends go on for ever. The window is kept sorted. */
final class RunningMedian {
    private RunningMedian() {}

    /** @param side samples to either side of the middle one */
    static double[] of(double[] x, int side) {
        double[] y = new double[x.length];
        if (x.length == 0) {
            return y;
        }
        double[] sorted = new double[2 * side + 1];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = at(x, i - side);
        }
        Arrays.sort(sorted);
        for (int i = 0; i < x.length; i++) {
            y[i] = sorted[side];
            replace(sorted, at(x, i - side), at(x, i + side + 1));
        }
        return y;
    }

    private static double at(double[] x, int i) {
        return x[Math.clamp(i, 0, x.length - 1)];
    }

    private static void replace(double[] sorted, double leaving, double coming) {
        int gap = Arrays.binarySearch(sorted, leaving);
        if (coming > leaving) {
            int to = gap;
            while (to + 1 < sorted.length && sorted[to + 1] < coming) {
                to++;
            }
            System.arraycopy(sorted, gap + 1, sorted, gap, to - gap);
            sorted[to] = coming;
        } else {
            int to = gap;
            while (to > 0 && sorted[to - 1] > coming) {
                to--;
            }
            System.arraycopy(sorted, to, sorted, to + 1, gap - to);
            sorted[to] = coming;
        }
    }
}
