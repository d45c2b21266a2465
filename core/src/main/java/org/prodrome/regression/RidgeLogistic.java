package org.prodrome.regression;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

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
    /** Tight enough that the solver's own error shows in no figure. */
    private static final double TOLERANCE = 1e-8;

    private static final int ITERATIONS = 10_000;

    static {
        Linear.disableDebugOutput();
    }

    /**
     * Fits. The same rows give the same bits; nothing is drawn.
     *
     * @param rows [case, feature], finite
     * @param labels [case], of both classes
     */
    public static RidgeLogistic fit(double[][] rows, boolean[] labels) {
        int width = rows[0].length;
        Model model = Linear.train(problem(rows, labels, width), parameter());
        // The solver's first label, and so the sign of its weights, is that of the first row.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = new double[width];
        for (int j = 0; j < width; j++) {
            weights[j] = sign * model.getFeatureWeights()[j];
        }
        return new RidgeLogistic(weights, sign * model.getFeatureWeights()[width]);
    }

    private static Problem problem(double[][] rows, boolean[] labels, int width) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[rows.length][width + 1];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= width; j++) {
                problem.x[i][j] = new FeatureNode(j + 1, j == width ? 1 : rows[i][j]);
            }
            problem.y[i] = labels[i] ? 1 : 0;
        }
        return problem;
    }

    private static Parameter parameter() {
        Parameter parameter = new Parameter(SolverType.L2R_LR, C, TOLERANCE);
        parameter.setMaxIters(ITERATIONS);
        parameter.setRegularizeBias(false);
        return parameter;
    }
}
