package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Whether one of two systems does better over several data sets (Wilcoxon 1945; for data sets Demšar 2006, section
 * 3.1.3). Pairs that don't differ are left out.
 *
 * @param pairs that differ
 * @param positive sum of the ranks of the pairs in which the first is higher, ties sharing their mean rank
 * @param negative likewise of the pairs in which the second is
 * @param p two-sided: exact up to {@value #EXACT} pairs, ties included, and beyond that by the normal distribution with
 *     the variance corrected for ties; 1 where no pair differs
 */
public record WilcoxonSignedRank(int pairs, double positive, double negative, double p) {
    static final int EXACT = 50;

    /**
     * Compares pair by pair.
     *
     * @param first [data set], finite
     * @param second [data set], finite
     */
    public static WilcoxonSignedRank of(double[] first, double[] second) {
        double[] differences = differences(first, second);
        if (differences.length == 0) {
            return new WilcoxonSignedRank(0, 0, 0, 1);
        }
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE)
                .rank(Arrays.stream(differences).map(Math::abs).toArray());
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (differences[i] > 0) {
                positive += ranks[i];
            } else {
                negative += ranks[i];
            }
        }
        double smaller = Math.min(positive, negative);
        double p = ranks.length <= EXACT ? exact(ranks, smaller) : approximate(ranks, smaller);
        return new WilcoxonSignedRank(ranks.length, positive, negative, Math.min(1, p));
    }

    private static double[] differences(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("Wilcoxon: expected pairs, got " + first.length + " of the first and "
                    + second.length + " of the second");
        }
        double[] differences = new double[first.length];
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = first[i] - second[i];
            if (!Double.isFinite(difference)) {
                throw new IllegalArgumentException(
                        "Wilcoxon: expected finite pairs, got " + first[i] + " and " + second[i] + " at index " + i);
            }
            if (difference != 0) {
                differences[count++] = difference;
            }
        }
        return Arrays.copyOf(differences, count);
    }

    /** Every pair's sign is as likely either way; doubled, ranks are whole even where ties share them. */
    private static double exact(double[] ranks, double smaller) {
        int most = ranks.length * (ranks.length + 1);
        double[] share = new double[most + 1];
        share[0] = 1;
        for (double rank : ranks) {
            int doubled = (int) Math.round(2 * rank);
            for (int sum = most; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= doubled ? share[sum - doubled] : 0)) / 2;
            }
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.round(2 * smaller); sum++) {
            tail += share[sum];
        }
        return 2 * tail;
    }

    private static double approximate(double[] ranks, double smaller) {
        double sum = 0;
        double squares = 0;
        for (double rank : ranks) {
            sum += rank;
            squares += rank * rank;
        }
        // The mean ranks' squares hold the correction for ties.
        return StandardNormal.twoSided((smaller - sum / 2) / Math.sqrt(squares / 4));
    }
}
