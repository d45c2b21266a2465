package org.prodrome.evaluate.baseline;

import java.util.Arrays;

/**
 * How far a case is from the mean of normal ones, each feature in their deviations: the baseline that a detector which
 * learned from normal cases alone has to beat.
 */
public final class DistanceFromMean {
    /** [feature] */
    private final double[] mean;
    /** [feature]; 0 for a feature of one value, which counts for nothing */
    private final double[] deviation;

    private DistanceFromMean(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Measures normal cases.
     *
     * @param features [case, feature], finite
     * @throws IllegalArgumentException if there are none
     */
    public static DistanceFromMean fit(double[][] features) {
        if (features.length == 0) {
            throw new IllegalArgumentException("distance from the mean: expected normal cases, got none");
        }
        int width = features[0].length;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (int j = 0; j < width; j++) {
            int column = j;
            double middle = Arrays.stream(features)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(features)
                    .mapToDouble(row -> (row[column] - middle) * (row[column] - middle))
                    .average()
                    .orElseThrow();
            mean[j] = middle;
            deviation[j] = variance > LogisticRegression.rounding(middle, features.length) ? Math.sqrt(variance) : 0;
        }
        return new DistanceFromMean(mean, deviation);
    }

    /** The root of the mean square of the features' distances, in deviations. */
    public double of(double[] features) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            double off = deviation[j] == 0 ? 0 : (features[j] - mean[j]) / deviation[j];
            sum += off * off;
        }
        return Math.sqrt(sum / mean.length);
    }
}
