package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * Cases ordered by score, the highest first. Ordering takes O(n log n) once; after that every resampling of the cases
 * is tallied in one pass. Cases of equal score share one threshold.
 */
public final class Ranking {
    /** [rank]: the case's index as it was given. */
    private final int[] order;
    /** [rank]: all bits where the case is abnormal, none where it is normal, so that counting takes no branch. */
    private final int[] abnormal;
    /** [threshold]: the rank after the last case at or above it. */
    private final int[] ends;
    /** [threshold] */
    private final double[] thresholds;

    private Ranking(int[] order, int[] abnormal, int[] ends, double[] thresholds) {
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
        int[] mask = new int[scores.length];
        Arrays.setAll(mask, rank -> abnormal[order[rank]] ? -1 : 0);
        reverse(thresholds);
        return new Ranking(order, mask, ends, thresholds);
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

    /** [rank]: the cases' indices, the highest score first; whoever lays cases in this order is tallied fastest. */
    public int[] order() {
        return order.clone();
    }

    /**
     * Twice the pairs of an abnormal and a normal case of which the abnormal one scores higher, a tie counting one, and
     * beside it the numbers of the abnormal and of the normal, in one pass that keeps nothing.
     */
    long[] pairs(int[] times) {
        long doubled = 0;
        int rank = 0;
        int ill = 0;
        int well = 0;
        for (int end : ends) {
            int illHere = 0;
            int wellHere = 0;
            for (; rank < end; rank++) {
                int count = times[order[rank]];
                int sick = count & abnormal[rank];
                illHere += sick;
                wellHere += count - sick;
            }
            doubled += (long) wellHere * (2L * ill + illHere);
            ill += illHere;
            well += wellHere;
        }
        return new long[] {doubled, ill, well};
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
                int count = times[order[rank]];
                int sick = count & abnormal[rank];
                ill += sick;
                well += count - sick;
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
                double weight = weights[order[rank]];
                ill += abnormal[rank] == 0 ? 0 : weight;
                well += abnormal[rank] == 0 ? weight : 0;
            }
            above[threshold] = ill;
            normalAbove[threshold] = well;
        }
        return new WeightedTally(above, normalAbove);
    }
}
