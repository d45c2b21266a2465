package org.prodrome.evaluate.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.prodrome.regression.RidgeLogistic;

/**
 * Logistic regression with a ridge penalty over standardised features, the baseline that a deep detector has to beat.
 *
 * @see RidgeLogistic
 */
public final class LogisticRegression {
    private final Standardisation standardisation;
    private final RidgeLogistic fitted;

    private LogisticRegression(Standardisation standardisation, RidgeLogistic fitted) {
        this.standardisation = standardisation;
        this.fitted = fitted;
    }

    /**
     * Fits the standardisation, to mean 0 and variance 1 over these rows, and then the regression. The same rows give
     * the same bits; nothing is drawn.
     *
     * @param features [case, feature], finite; a feature of one value counts for nothing
     * @param abnormal [case], of both classes
     * @throws IllegalArgumentException if a class is missing, the rows differ in length, or a feature is not finite
     */
    public static LogisticRegression fit(double[][] features, boolean[] abnormal) {
        check(features, abnormal);
        Standardisation standardisation = Standardisation.of(features);
        double[][] rows = Arrays.stream(features).map(standardisation::standard).toArray(double[][]::new);
        return new LogisticRegression(standardisation, RidgeLogistic.fit(rows, abnormal));
    }

    /**
     * The probability that a case is abnormal, in [0, 1].
     *
     * @param features [feature], finite, as many as in the rows that were fitted to
     */
    public double probability(double[] features) {
        checkRow(features, standardisation.width(), "case");
        double[] standard = standardisation.standard(features);
        double sum = fitted.intercept();
        for (int j = 0; j < standard.length; j++) {
            sum += fitted.weights()[j] * standard[j];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** [feature]: what one standard deviation more adds to the logarithm of the odds. */
    public double[] weights() {
        return fitted.weights().clone();
    }

    private static void check(double[][] features, boolean[] abnormal) {
        if (features.length != abnormal.length) {
            throw new IllegalArgumentException("logistic regression: expected one label a row, got " + features.length
                    + " rows and " + abnormal.length + " labels");
        }
        long positive =
                IntStream.range(0, abnormal.length).filter(i -> abnormal[i]).count();
        if (positive == 0 || positive == abnormal.length) {
            throw new IllegalArgumentException("logistic regression: expected normal and abnormal rows, got "
                    + (abnormal.length - positive) + " normal and " + positive + " abnormal");
        }
        for (int i = 0; i < features.length; i++) {
            checkRow(features[i], features[0].length, "row " + i);
        }
    }

    private static void checkRow(double[] row, int width, String where) {
        if (row.length != width) {
            throw new IllegalArgumentException(
                    "logistic regression: expected " + width + " features, got " + row.length + " in " + where);
        }
        for (int j = 0; j < width; j++) {
            if (!Double.isFinite(row[j])) {
                throw new IllegalArgumentException("logistic regression: expected finite features, got " + row[j]
                        + " in " + where + ", feature " + j);
            }
        }
    }
}
