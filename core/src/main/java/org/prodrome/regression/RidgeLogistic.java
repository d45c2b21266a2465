package org.prodrome.regression;

/**
 * Logistic regression with a ridge penalty: minimises 1/2 |w|^2 + C sum log(1 + exp(-y (w x + b))) with C = 1 (Fan et
 * al. 2008, LIBLINEAR, equation 4). As in scikit-learn's default, and unlike LIBLINEAR's own, the intercept b is not
 * penalised and classes are not reweighted.
 *
 * @param weights [feature] w
 * @param intercept b
 */
@SuppressWarnings("ArrayRecordComponent") // fitted, taken apart and let go
public record RidgeLogistic(double[] weights, double intercept) {
    private static final double C = 1;

    /**
     * Fits. The same rows give the same bits; nothing is drawn.
     *
     * @param rows [case, feature], finite
     * @param labels [case], of both classes
     */
    public static RidgeLogistic fit(double[][] rows, boolean[] labels) {
        LinearFit fit = LinearFit.of(rows, labels, LinearFit.Loss.LOGISTIC, C);
        return new RidgeLogistic(fit.weights(), fit.intercept());
    }
}
