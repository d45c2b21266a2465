package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * Cases ordered by score, the highest first. Ordering takes O(n log n) once; after that every resampling of the cases
 * is tallied in one pass. Cases of equal score share one threshold.
 */
public final class Ranking {
    /** [rank]: the case's index as it was given. */
    private final int[] order;
    /** [case] */
    private final boolean[] abnormal;
    /** [threshold]: the rank after the last case at or above it. */
    private final int[] ends;
    /** [threshold] */
    private final double[] thresholds;

    private Ranking(int[] order, boolean[] abnormal, int[] ends, double[] thresholds) {
        this.order = order;
        this.abnormal = abnormal;
        this.ends = ends;
        this.thresholds = thresholds;
    }

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static Ranking of(double[] scores, boolean[] abnormal) {
        Scores.check(scores, abnormal);
        double[] thresholds = distinct(scores);
        int[] threshold = new int[scores.length];
        int[] ends = new int[thresholds.length];
        for (int i = 0; i < scores.length; i++) {
            // The thresholds rise in here, and fall outside. Adding 0 makes of -0 the 0 that it equals.
            threshold[i] = thresholds.length - 1 - Arrays.binarySearch(thresholds, scores[i] + 0.0);
            ends[threshold[i]]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = new int[ends.length];
        System.arraycopy(ends, 0, next, Math.min(1, ends.length), Math.max(0, ends.length - 1));
        int[] order = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            order[next[threshold[i]]++] = i;
        }
        reverse(thresholds);
        return new Ranking(order, abnormal.clone(), ends, thresholds);
    }

    /** The distinct scores, rising. */
    private static double[] distinct(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static void reverse(double[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** [threshold]: the distinct scores, the highest first. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** Every case counts once. */
    public Tally tally() {
        int[] once = new int[order.length];
        Arrays.fill(once, 1);
        return tally(once);
    }

    /** @param times [case] how often each case counts, 0 or more */
    public Tally tally(int[] times) {
        int[] above = new int[ends.length];
        int[] normalAbove = new int[ends.length];
        int rank = 0;
        int ill = 0;
        int well = 0;
        for (int threshold = 0; threshold < ends.length; threshold++) {
            for (; rank < ends[threshold]; rank++) {
                int index = order[rank];
                if (abnormal[index]) {
                    ill += times[index];
                } else {
                    well += times[index];
                }
            }
            above[threshold] = ill;
            normalAbove[threshold] = well;
        }
        return new Tally(above, normalAbove);
    }

    /**
     * @param weights [case], 0 or more
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    public WeightedTally tally(double[] weights) {
        Weights.check(weights, order.length);
        double[] above = new double[ends.length];
        double[] normalAbove = new double[ends.length];
        double ill = 0;
        double well = 0;
        int rank = 0;
        for (int threshold = 0; threshold < ends.length; threshold++) {
            for (; rank < ends[threshold]; rank++) {
                int index = order[rank];
                if (abnormal[index]) {
                    ill += weights[index];
                } else {
                    well += weights[index];
                }
            }
            above[threshold] = ill;
            normalAbove[threshold] = well;
        }
        return new WeightedTally(above, normalAbove);
    }
}
