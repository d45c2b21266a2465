package org.prodrome.evaluate.statistic;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Whether two detectors' decisions on the same cases are right equally often (McNemar 1947), from the cases on which
 * just one of them is right. Cases are taken to be independent: with several of a subject the p-values are too small.
 *
 * @param firstOnly cases that the first alone called rightly
 * @param secondOnly cases that the second alone called rightly
 * @param exact two-sided exact binomial p-value
 * @param midP the same, counting half of what was seen itself (Fagerland, Lydersen and Laake 2013): less conservative,
 *     and seldom above its level
 */
public record McNemar(int firstOnly, int secondOnly, double exact, double midP) {

    /**
     * Counts and compares.
     *
     * @param first [case] whether the first was right
     * @param second [case] whether the second was right
     */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "McNemar: expected the same cases of both, got " + first.length + " and " + second.length);
        }
        int firstOnly = 0;
        int secondOnly = 0;
        for (int i = 0; i < first.length; i++) {
            firstOnly += first[i] && !second[i] ? 1 : 0;
            secondOnly += second[i] && !first[i] ? 1 : 0;
        }
        return of(firstOnly, secondOnly);
    }

    /** Compares by the two counts; where both are 0 nothing speaks against equality, and the p-values are 1. */
    public static McNemar of(int firstOnly, int secondOnly) {
        if (firstOnly < 0 || secondOnly < 0) {
            throw new IllegalArgumentException(
                    "McNemar: expected counts of 0 or more, got " + firstOnly + " and " + secondOnly);
        }
        int trials = firstOnly + secondOnly;
        if (trials == 0) {
            return new McNemar(0, 0, 1, 1);
        }
        BinomialDistribution fair = new BinomialDistribution(null, trials, 0.5);
        int fewer = Math.min(firstOnly, secondOnly);
        double tail = 2 * fair.cumulativeProbability(fewer);
        return new McNemar(firstOnly, secondOnly, Math.min(1, tail), Math.min(1, tail - fair.probability(fewer)));
    }
}
