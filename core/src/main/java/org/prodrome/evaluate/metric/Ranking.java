package org.prodrome.evaluate.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ends = IntStream.rangeClosed(1, order.length)
                .filter(rank -> rank == order.length || scores[order[rank - 1]] != scores[order[rank]])
                .toArray();
        double[] thresholds =
                Arrays.stream(ends).mapToDouble(end -> scores[order[end - 1]]).toArray();
        return new Ranking(order, abnormal.clone(), ends, thresholds);
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
}
