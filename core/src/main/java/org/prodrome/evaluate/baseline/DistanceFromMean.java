package org.prodrome.evaluate.baseline;

/**
 * How far a case is from the mean of normal ones, each feature in their deviations: the baseline that a detector which
 * learned from normal cases alone has to beat.
 */
public final class DistanceFromMean {
    private final Standardisation normal;

    private DistanceFromMean(Standardisation normal) {
        this.normal = normal;
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
        return new DistanceFromMean(Standardisation.of(features));
    }

    /** The root of the mean square of the features' distances, in deviations. */
    public double of(double[] features) {
        double sum = 0;
        for (double off : normal.standard(features)) {
            sum += off * off;
        }
        return Math.sqrt(sum / normal.width());
    }
}
