package org.prodrome.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * How many of a class's calibration cases may lie on the wrong side of a threshold for the promised share of further
 * ones to.
 *
 * @param share of further cases that may, above 0 and below 1; decimal, for 10 times (1 - 0.9) falls short of 1 in
 *     binary
 * @param confidence that the share is kept, above 0 and below 1; empty where it is to be kept on the average
 */
record AllowedMisses(BigDecimal share, OptionalDouble confidence) {

    /**
     * On the average floor((n + 1) share) - 1: of n + 1 exchangeable cases the last is one of the so many outermost
     * with that probability (Papadopoulos et al. 2002). With confidence 1 - delta the largest k for which the binomial
     * distribution of n cases gives k or fewer with probability delta at most: the share beyond the k-th outermost
     * score is then larger than promised for at most delta of all calibrations (Vovk 2012, proposition 2a).
     *
     * @return -1 where there are too few cases
     */
    int of(int cases) {
        if (confidence.isEmpty()) {
            return BigDecimal.valueOf(cases + 1L).multiply(share).intValue() - 1;
        }
        BinomialDistribution beyond = new BinomialDistribution(null, cases, share.doubleValue());
        double delta = 1 - confidence.getAsDouble();
        int allowed = -1;
        while (allowed + 1 < cases && beyond.cumulativeProbability(allowed + 1) <= delta) {
            allowed++;
        }
        return allowed;
    }

    /** The fewest cases with which the promise can be given. */
    int fewest() {
        if (confidence.isEmpty()) {
            return BigDecimal.ONE.divide(share, 0, RoundingMode.CEILING).intValue() - 1;
        }
        double fewest = Math.log(1 - confidence.getAsDouble()) / Math.log1p(-share.doubleValue());
        // Rounding may put a whole number just above itself.
        return (int) Math.ceil(fewest - 1e-9);
    }
}
