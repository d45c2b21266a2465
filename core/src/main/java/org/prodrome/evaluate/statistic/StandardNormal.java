package org.prodrome.evaluate.statistic;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The normal distribution of mean 0 and deviation 1. */
final class StandardNormal {
    /** Half the width of a 95 % interval. */
    static final double Z = quantile(0.975);

    private StandardNormal() {}

    /** @param share above 0 and below 1 */
    static double quantile(double share) {
        return distribution().inverseCumulativeProbability(share);
    }

    static double below(double value) {
        return distribution().cumulativeProbability(value);
    }

    /** How likely a value at least so far from 0 is, on either side. */
    static double twoSided(double z) {
        return 2 * below(-Math.abs(z));
    }

    private static NormalDistribution distribution() {
        // Its default generator is never asked.
        return new NormalDistribution(null, 0, 1);
    }
}
