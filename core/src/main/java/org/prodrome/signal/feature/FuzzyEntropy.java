package org.prodrome.signal.feature;

/**
 * Sample entropy in which two stretches are alike by degrees, exp(-d^2 / r), each less its own mean. W. Chen, Z. Wang,
 * H. Xie and W. Yu, "Characterization of surface EMG signal based on fuzzy entropy", IEEE Transactions on Neural
 * Systems and Rehabilitation Engineering 15(2):266, 2007.
 */
final class FuzzyEntropy {
    private FuzzyEntropy() {}

    /**
     * Takes a time that grows with the square of the length.
     *
     * @param x of deviation 1, as many as {@code samples + 2} or more
     * @param tolerance r, above 0
     * @throws IllegalArgumentException if there are fewer
     */
    static double of(double[] x, int samples, double tolerance) {
        if (x.length < samples + 2) {
            throw new IllegalArgumentException(
                    "fuzzy entropy: expected " + (samples + 2) + " samples or more, got " + x.length);
        }
        return Math.log(alike(x, samples, tolerance) / alike(x, samples + 1, tolerance));
    }

    /** The mean over pairs of stretches. */
    private static double alike(double[] x, int length, double tolerance) {
        int count = x.length - length + 1;
        double[][] stretches = new double[count][length];
        for (int i = 0; i < count; i++) {
            double mean = 0;
            for (int k = 0; k < length; k++) {
                mean += x[i + k] / length;
            }
            for (int k = 0; k < length; k++) {
                stretches[i][k] = x[i + k] - mean;
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double distance = 0;
                for (int k = 0; k < length; k++) {
                    distance = Math.max(distance, Math.abs(stretches[i][k] - stretches[j][k]));
                }
                sum += Math.exp(-distance * distance / tolerance);
            }
        }
        return sum / (count * (count - 1) / 2.0);
    }
}
