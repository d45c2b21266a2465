package org.prodrome.evaluate.statistic;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A proportion with its exact 95 % interval (Clopper and Pearson 1934), which covers the truth at least that often
 * whatever the truth is, and so is wider than {@link WilsonInterval} on the average.
 *
 * @param successes out of {@code trials}
 * @param low lower end, in [0, 1]
 * @param high upper end, in [0, 1]
 */
public record ClopperPearsonInterval(int successes, int trials, double low, double high) {
    private static final double TAIL = 0.025;

    /** @throws IllegalArgumentException unless 0 &lt;= successes &lt;= trials and there is a trial */
    public static ClopperPearsonInterval of(int successes, int trials) {
        return new ClopperPearsonInterval(
                successes, trials, lower(successes, trials, TAIL), upper(successes, trials, TAIL));
    }

    /**
     * The one-sided bound that the true proportion lies below with probability {@code delta} at most.
     *
     * @param delta above 0 and below 1
     */
    public static double lower(int successes, int trials, double delta) {
        check(successes, trials, delta);
        return successes == 0 ? 0 : beta(successes, trials - successes + 1.0).inverseCumulativeProbability(delta);
    }

    /**
     * The one-sided bound that the true proportion lies above with probability {@code delta} at most.
     *
     * @param delta above 0 and below 1
     */
    public static double upper(int successes, int trials, double delta) {
        return 1 - lower(trials - successes, trials, delta);
    }

    /** The proportion itself, in [0, 1]. */
    public double value() {
        return (double) successes / trials;
    }

    private static BetaDistribution beta(double a, double b) {
        return new BetaDistribution(null, a, b, 1e-13);
    }

    private static void check(int successes, int trials, double delta) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "proportion: expected 0 <= successes <= trials and a trial, got " + successes + " of " + trials);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("proportion: expected a delta above 0 and below 1, got " + delta);
        }
    }
}
