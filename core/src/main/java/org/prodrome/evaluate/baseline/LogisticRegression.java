package org.prodrome.evaluate.baseline;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * Logistic regression with an L2 penalty (C = 1) on standardised features, solved by liblinear (Fan et al. 2008). The
 * bias is penalised as well, through a column of tens that makes the penalty a hundredth.
 */
public final class LogisticRegression {
    private static final double BIAS_COLUMN = 10;

    private final double[] means;
    private final double[] deviations;
    private final double[] weights;

    private LogisticRegression(double[] means, double[] deviations, double[] weights) {
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
    }

    /**
     * Fits means, deviations and weights.
     *
     * @param features [case, feature]
     */
    public static LogisticRegression fit(double[][] features, boolean[] abnormal) {
        int columns = features[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            for (double[] row : features) {
                means[j] += row[j] / features.length;
            }
            for (double[] row : features) {
                deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / features.length;
            }
            deviations[j] = deviations[j] > 0 ? Math.sqrt(deviations[j]) : 1;
        }
        LogisticRegression standard = new LogisticRegression(means, deviations, new double[columns + 1]);
        Problem problem = new Problem();
        problem.l = features.length;
        problem.n = columns + 1;
        problem.x = new Feature[features.length][];
        problem.y = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double[] row = standard.row(features[i]);
            problem.x[i] = new Feature[columns + 1];
            for (int j = 0; j <= columns; j++) {
                problem.x[i][j] = new FeatureNode(j + 1, row[j]);
            }
            problem.y[i] = abnormal[i] ? 1 : 0;
        }
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 1, 1e-6));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        for (int j = 0; j <= columns; j++) {
            standard.weights[j] = sign * model.getFeatureWeights()[j];
        }
        return standard;
    }

    /** The log-odds of being abnormal. */
    public double score(double[] features) {
        double[] row = row(features);
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return sum;
    }

    private double[] row(double[] features) {
        double[] row = new double[features.length + 1];
        for (int j = 0; j < features.length; j++) {
            row[j] = (features[j] - means[j]) / deviations[j];
        }
        row[features.length] = BIAS_COLUMN;
        return row;
    }
}
