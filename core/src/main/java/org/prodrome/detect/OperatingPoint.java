package org.prodrome.detect;

/**
 * A threshold, chosen on calibration data for a stated purpose. Scores at or above it are called abnormal.
 *
 * @param normals and abnormals: the calibration cases that it was chosen on
 */
public record OperatingPoint(String purpose, double threshold, int normals, int abnormals) {

    /** @throws IllegalArgumentException if the calibration data are too few for the purpose */
    public static OperatingPoint choose(Purpose purpose, double[] scores, boolean[] abnormal) {
        int abnormals = 0;
        for (boolean one : abnormal) {
            abnormals += one ? 1 : 0;
        }
        return new OperatingPoint(
                purpose.text(), purpose.threshold(scores, abnormal), scores.length - abnormals, abnormals);
    }

    public boolean abnormal(double score) {
        return score >= threshold;
    }
}
