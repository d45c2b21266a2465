package org.prodrome.evaluate.statistic;

/**
 * A proportion with its 95 % score interval (Wilson 1927), which stays within [0, 1] and has a width even at 0 and 1.
 *
 * @param successes out of {@code trials}
 * @param low lower end, in [0, 1]
 * @param high upper end, in [0, 1]
 */
public record WilsonInterval(int successes, int trials, double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** @throws IllegalArgumentException unless 0 &lt;= successes &lt;= trials and there is a trial */
    public static WilsonInterval of(int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "proportion: expected 0 <= successes <= trials and a trial, got " + successes + " of " + trials);
        }
        Interval interval = about((double) successes / trials, trials);
        return new WilsonInterval(successes, trials, interval.low(), interval.high());
    }

    /**
     * The same interval of a share that was seen in so many independent trials, where the count of what was seen is
     * larger than that of what is independent.
     *
     * @param share in [0, 1]
     * @param trials at least 1
     */
    public static Interval about(double share, double trials) {
        if (!(share >= 0 && share <= 1 && trials >= 1)) {
            throw new IllegalArgumentException(
                    "proportion: expected a share in [0, 1] of 1 trial or more, got " + share + " of " + trials);
        }
        double z2 = Z * Z / trials;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt((share * (1 - share) + z2 / 4) / trials) / (1 + z2);
        // At 0 and at 1 the end is exact, and rounding must not move it.
        return new Interval(share == 0 ? 0 : middle - half, share == 1 ? 1 : middle + half);
    }

    /** The proportion itself, in [0, 1]. */
    public double value() {
        return (double) successes / trials;
    }
}
