package org.prodrome.evaluate.calibration;

import java.util.Arrays;

/**
 * A probability that is a logistic function of the score (Platt 1999, with the numerics of Lin, Lin and Weng 2007).
 * Where higher scores are seldomer abnormal the slope is 0 and the probability that of any case.
 *
 * @param slope 0 or more, in log odds a unit of the score
 * @param intercept log odds at score 0
 */
public record PlattScaling(double slope, double intercept) implements Calibration {
    public PlattScaling {
        if (!(slope >= 0) || !Double.isFinite(slope + intercept)) {
            throw new IllegalArgumentException(
                    "calibration: expected a finite slope of 0 or more and a finite intercept," + " got " + slope
                            + " and " + intercept);
        }
    }

    static PlattScaling fit(double[] scores, boolean[] abnormal) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow());
        // Of deviation 1, for Newton's method knows no units; scores that are all alike say nothing.
        double[][] features = Arrays.stream(scores)
                .mapToObj(score -> new double[] {deviation > 0 ? (score - mean) / deviation : 0, 1})
                .toArray(double[][]::new);
        double[] weights = LogisticFit.weights(features, abnormal);
        if (weights[0] <= 0 || deviation == 0) {
            double share =
                    Arrays.stream(LogisticFit.targets(abnormal)).average().orElseThrow();
            return new PlattScaling(0, LogOdds.of(share));
        }
        double slope = weights[0] / deviation;
        return new PlattScaling(slope, weights[1] - slope * mean);
    }

    @Override
    public double of(double score) {
        return LogOdds.share(slope * score + intercept);
    }

    @Override
    public Meaning meaning() {
        return Meaning.PROBABILITY;
    }
}
