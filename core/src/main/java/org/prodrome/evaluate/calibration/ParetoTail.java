package org.prodrome.evaluate.calibration;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * A generalised Pareto distribution of excesses, with a tail that doesn't end.
 *
 * @param shape 0 or more; 0 is the exponential distribution
 * @param scale above 0
 */
record ParetoTail(double shape, double scale) {
    /** Of the logarithm of {@code shape / scale * mean}, between which the likelihood is looked through. */
    private static final double LOWEST = -12;

    private static final double HIGHEST = 7;
    private static final int PLACES = 96;

    /**
     * Fits by maximum likelihood, which Grimshaw (1993) reduces to one unknown, {@code shape / scale}.
     *
     * @param excesses 0 or more, and not all 0
     */
    static ParetoTail fit(double[] excesses) {
        double mean = Arrays.stream(excesses).average().orElse(0);
        if (!(mean > 0)) {
            throw new IllegalArgumentException(
                    "calibration: expected normal scores that differ in the highest tenth, got " + excesses.length
                            + " excesses of mean " + mean);
        }
        double step = (HIGHEST - LOWEST) / PLACES;
        double best = LOWEST;
        for (int i = 0; i <= PLACES; i++) {
            double at = LOWEST + i * step;
            best = likelihood(excesses, mean, at) > likelihood(excesses, mean, best) ? at : best;
        }
        if (best == LOWEST || likelihood(excesses, mean, best) <= -Math.log(mean) - 1) {
            return new ParetoTail(0, mean);
        }
        double low = best - step;
        double high = best + step;
        boolean turns = slope(excesses, mean, low) > 0 && slope(excesses, mean, high) < 0;
        double refined = turns ? new BrentSolver(1e-14).solve(1000, at -> slope(excesses, mean, at), low, high) : best;
        double ratio = Math.exp(refined) / mean;
        double shape = shape(excesses, ratio);
        return new ParetoTail(shape, shape / ratio);
    }

    /** Mean log likelihood at the best shape for a ratio, given as the logarithm of the ratio times the mean. */
    private static double likelihood(double[] excesses, double mean, double logRatio) {
        double ratio = Math.exp(logRatio) / mean;
        double shape = shape(excesses, ratio);
        return -Math.log(shape / ratio) - shape - 1;
    }

    /** Of the likelihood's sign (Grimshaw 1993). */
    private static double slope(double[] excesses, double mean, double logRatio) {
        double ratio = Math.exp(logRatio) / mean;
        double inverse = Arrays.stream(excesses)
                .map(each -> 1 / (1 + ratio * each))
                .average()
                .orElse(0);
        return inverse * (1 + shape(excesses, ratio)) - 1;
    }

    private static double shape(double[] excesses, double ratio) {
        return Arrays.stream(excesses)
                .map(each -> Math.log1p(ratio * each))
                .average()
                .orElse(0);
    }

    /** The share that exceeds an excess. */
    double beyond(double excess) {
        return shape == 0 ? Math.exp(-excess / scale) : Math.pow(1 + shape * excess / scale, -1 / shape);
    }
}
