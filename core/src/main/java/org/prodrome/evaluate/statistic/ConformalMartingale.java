package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * A bet against scores being exchangeable with those that were there first (Vovk, Nouretdinov and Gammerman 2003). Each
 * further score's rank among all before it, ties broken by chance, is a p-value; while scores are exchangeable these
 * are independent and uniform, and no way to bet on them wins: the capital, which is 1 at first, ever reaches c with
 * probability 1/c at most (Ville). The bets are the Simple Jumper's (Vovk et al. 2021, algorithm 1), on scores that
 * become higher or lower.
 */
public final class ConformalMartingale {
    private static final double JUMP = 0.01;
    private static final double[] SIDES = {-1, 0, 1};

    private final SplittableRandom random;
    /** The first {@link #count} are all scores so far, the lowest first. */
    private double[] scores;

    private int count;
    private final int first;

    /** [side]: that side's part of the capital. */
    private final double[] parts = {1.0 / 3, 1.0 / 3, 1.0 / 3};

    private double logCapital;

    /**
     * Begins with a capital of 1.
     *
     * @param reference the scores that were there first, finite
     * @param seed what breaks ties
     */
    public ConformalMartingale(List<Double> reference, Seed seed) {
        this.scores =
                reference.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        this.first = scores.length;
        this.count = first;
        this.random = seed.random();
    }

    /** Bets on a further score. */
    public void add(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("martingale: expected a finite score, got " + score);
        }
        double p = rank(score);
        double sum = 0;
        for (int i = 0; i < SIDES.length; i++) {
            double after = (1 - JUMP) * parts[i] + JUMP / SIDES.length;
            parts[i] = after * (1 + SIDES[i] * (p - 0.5));
            sum += parts[i];
        }
        for (int i = 0; i < SIDES.length; i++) {
            parts[i] /= sum;
        }
        logCapital += Math.log(sum);
    }

    /** The share of all scores so far, this one among them, that are higher, and by chance some of those as high. */
    private double rank(double score) {
        int from = place(score, false);
        int to = place(score, true);
        if (count == scores.length) {
            scores = Arrays.copyOf(scores, 2 * count + 1);
        }
        System.arraycopy(scores, to, scores, to + 1, count - to);
        scores[to] = score;
        count++;
        return (count - 1 - to + random.nextDouble() * (to - from + 1)) / count;
    }

    /** How many scores are lower, or no higher. */
    private int place(double score, boolean orAsHigh) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] < score || (orAsHigh && scores[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Natural logarithm of what the capital of 1 has become. */
    public double logCapital() {
        return logCapital;
    }

    /** How many further scores were bet on. */
    public int added() {
        return count - first;
    }
}
