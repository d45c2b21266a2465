package org.prodrome.evaluate.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Logistic regression with a ridge penalty, the baseline that a deep detector has to beat: minimises 1/2 |w|^2 + C sum
 * log(1 + exp(-y (w x + b))) with C = 1 over standardised features (Fan et al. 2008, LIBLINEAR, equation 4). As in
 * scikit-learn's default, and unlike LIBLINEAR's own, the intercept b is not penalised and classes are not reweighted.
 */
public final class LogisticRegression {
    private static final double C = 1;
    /** Tight enough that the solver's own error shows in no figure. */
    private static final double TOLERANCE = 1e-8;

    private static final int ITERATIONS = 10_000;

    /** [feature] */
    private final double[] mean;
    /** [feature] */
    private final double[] scale;
    /** [feature] */
    private final double[] weights;

    private final double intercept;

    static {
        Linear.disableDebugOutput();
    }

    private LogisticRegression(double[] mean, double[] scale, double[] weights, double intercept) {
        this.mean = mean;
        this.scale = scale;
        this.weights = weights;
        this.intercept = intercept;
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
        int width = features[0].length;
        double[] mean = new double[width];
        double[] scale = new double[width];
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
            scale[j] = variance > rounding(middle, features.length) ? Math.sqrt(variance) : 0;
        }
        Model model = Linear.train(problem(features, abnormal, mean, scale), parameter());
        // The solver's first label, and so the sign of its weights, is that of the first row.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = Arrays.stream(model.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray();
        return new LogisticRegression(mean, scale, Arrays.copyOf(weights, width), weights[width]);
    }

    /**
     * The probability that a case is abnormal, in [0, 1].
     *
     * @param features [feature], finite, as many as in the rows that were fitted to
     */
    public double probability(double[] features) {
        checkRow(features, mean.length, "case");
        double sum = intercept;
        for (int j = 0; j < mean.length; j++) {
            sum += weights[j] * standard(features[j], mean[j], scale[j]);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** [feature]: what one standard deviation more adds to the logarithm of the odds. */
    public double[] weights() {
        return weights.clone();
    }

    private static Problem problem(double[][] features, boolean[] abnormal, double[] mean, double[] scale) {
        int width = mean.length;
        Problem problem = new Problem();
        problem.l = features.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[features.length][];
        problem.y = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double[] row = features[i];
            problem.x[i] = IntStream.rangeClosed(0, width)
                    .mapToObj(j -> new FeatureNode(j + 1, j == width ? 1 : standard(row[j], mean[j], scale[j])))
                    .toArray(Feature[]::new);
            problem.y[i] = abnormal[i] ? 1 : 0;
        }
        return problem;
    }

    private static Parameter parameter() {
        Parameter parameter = new Parameter(SolverType.L2R_LR, C, TOLERANCE);
        parameter.setMaxIters(ITERATIONS);
        parameter.setRegularizeBias(false);
        return parameter;
    }

    /** The variance that rounding alone may give a feature of one value, as scikit-learn bounds it. */
    static double rounding(double mean, int rows) {
        double error = rows * Math.ulp(1.0) * mean;
        return error * error;
    }

    /** A feature of one value has no scale, and adds nothing. */
    private static double standard(double value, double mean, double scale) {
        return scale > 0 ? (value - mean) / scale : 0;
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
