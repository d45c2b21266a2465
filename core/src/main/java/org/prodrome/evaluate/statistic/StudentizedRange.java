package org.prodrome.evaluate.statistic;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The range of so many independent standard normal values, which is the studentized range of infinite degrees of
 * freedom.
 *
 * @param groups 2 or more
 */
record StudentizedRange(int groups) {
    /** Beyond it the normal density is nothing. */
    private static final double FAR = 9;

    private static final int STEPS = 100_000;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The probability of a range of at most q. */
    double below(double q) {
        // k times the integral over the smallest value z of its density and of all others lying within [z, z + q].
        return groups
                * new IterativeLegendreGaussIntegrator(16, 1e-13, 1e-13)
                        .integrate(
                                STEPS,
                                z -> NORMAL.density(z)
                                        * Math.pow(
                                                NORMAL.cumulativeProbability(z + q) - NORMAL.cumulativeProbability(z),
                                                groups - 1),
                                -FAR,
                                FAR);
    }

    /** The range that is exceeded with a probability. */
    double exceededWith(double probability) {
        return new BrentSolver(1e-10).solve(1000, q -> 1 - below(q) - probability, 0, 20);
    }
}
