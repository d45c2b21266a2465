package org.prodrome.evaluate.statistic;

import java.util.Arrays;

/**
 * What makes of percentiles the bias-corrected and accelerated interval (BC<sub>a</sub>; Efron 1987; with several parts
 * Davison and Hinkley 1997, section 5.3).
 *
 * @param bias z0: how far the draws' middle lies from the figure, in normal deviations
 * @param acceleration a: how fast the figure's deviation changes with the figure
 */
record BiasCorrection(double bias, double acceleration) {

    /**
     * Measures both.
     *
     * @param drawn sorted figures of the draws
     * @param figure of the cases as they are
     * @param without [part][subject] the figure without that subject
     */
    static BiasCorrection of(double[] drawn, double figure, double[][] without) {
        double below = Arrays.stream(drawn)
                        .map(each -> each < figure ? 1 : each == figure ? 0.5 : 0)
                        .sum()
                / drawn.length;
        // No draw on one side says only that there would be less than one in so many.
        double least = 0.5 / drawn.length;
        double bias = StandardNormal.quantile(Math.clamp(below, least, 1 - least));
        return new BiasCorrection(bias, acceleration(without));
    }

    private static double acceleration(double[][] without) {
        double cubes = 0;
        double squares = 0;
        for (double[] part : without) {
            double mean = Arrays.stream(part).average().orElse(0);
            for (double each : part) {
                double influence = (mean - each) * (part.length - 1) / part.length;
                cubes += influence * influence * influence;
                squares += influence * influence;
            }
        }
        return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
    }

    Interval interval(double[] drawn) {
        return new Interval(
                Percentile.of(drawn, share(-StandardNormal.Z)), Percentile.of(drawn, share(StandardNormal.Z)));
    }

    private double share(double z) {
        return StandardNormal.below(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }
}
