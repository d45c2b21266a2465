package org.prodrome.regression;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * A linear function of the features that parts two classes: minimises 1/2 |w|^2 + C sum of the loss of y (w x + b), y
 * being 1 or -1 (Fan et al., "LIBLINEAR: A Library for Large Linear Classification", JMLR 2008). The intercept b is not
 * penalised and classes are not reweighted.
 *
 * @param weights [feature] w
 * @param intercept b
 */
@SuppressWarnings("ArrayRecordComponent") // fitted, taken apart and let go
public record LinearFit(double[] weights, double intercept) {
    /** Tight enough that the solver's own error shows in no figure. */
    private static final double TOLERANCE = 1e-8;

    private static final int ITERATIONS = 10_000;

    static {
        Linear.disableDebugOutput();
    }

    /** What a case costs by its margin m = y (w x + b). */
    public enum Loss {
        /** log(1 + exp(-m)): logistic regression. */
        LOGISTIC(SolverType.L2R_LR),
        /** max(0, 1 - m)^2: a support vector machine. */
        SQUARED_HINGE(SolverType.L2R_L2LOSS_SVC);

        @SuppressWarnings("ImmutableEnumChecker") // an enum of another library
        private final SolverType solver;

        Loss(SolverType solver) {
            this.solver = solver;
        }
    }

    /**
     * Fits. The same rows give the same bits; nothing is drawn.
     *
     * @param rows [case, feature], finite
     * @param labels [case], of both classes
     * @param cost C, above 0
     */
    public static LinearFit of(double[][] rows, boolean[] labels, Loss loss, double cost) {
        int width = rows[0].length;
        Model model = Linear.train(problem(rows, labels, width), parameter(loss, cost));
        // The solver's first label, and so the sign of its weights, is that of the first row.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = new double[width];
        for (int j = 0; j < width; j++) {
            weights[j] = sign * model.getFeatureWeights()[j];
        }
        return new LinearFit(weights, sign * model.getFeatureWeights()[width]);
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

    private static Parameter parameter(Loss loss, double cost) {
        Parameter parameter = new Parameter(loss.solver, cost, TOLERANCE);
        parameter.setMaxIters(ITERATIONS);
        parameter.setRegularizeBias(false);
        return parameter;
    }
}
