package org.prodrome.signal.ecg;

import java.util.Arrays;

/**
 * The ellipse of the Poincaré plot, each interval drawn against the one before it. M. Brennan, M. Palaniswami and P.
 * Kamen, "Do existing measures of Poincaré plot geometry reflect nonlinear features of heart rate variability?", IEEE
 * Transactions on Biomedical Engineering 48(11):1342, 2001.
 *
 * @param sd1 deviation across the line of identity, in ms: from beat to beat
 * @param sd2 deviation along it, in ms: in the long run
 */
public record Poincare(double sd1, double sd2) {
    /** @throws IllegalArgumentException if there are fewer than two pairs of intervals that follow one another */
    public static Poincare of(RrIntervals intervals) {
        intervals.requirePairs(2);
        double[][] pairs = intervals.pairs();
        return new Poincare(
                Moments.deviation(Arrays.stream(pairs)
                        .mapToDouble(pair -> (pair[1] - pair[0]) / Math.sqrt(2))
                        .toArray()),
                Moments.deviation(Arrays.stream(pairs)
                        .mapToDouble(pair -> (pair[1] + pair[0]) / Math.sqrt(2))
                        .toArray()));
    }

    /** In squared ms. */
    public double area() {
        return Math.PI * sd1 * sd2;
    }
}
