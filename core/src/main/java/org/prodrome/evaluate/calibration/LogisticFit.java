package org.prodrome.evaluate.calibration;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Logistic regression on a few features by Newton's method with backtracking, as Lin, Lin and Weng (2007) do it for
 * Platt's scaling, with Platt's (1999) targets: (N+ + 1) / (N+ + 2) for the abnormal and 1 / (N- + 2) for the normal
 * instead of 1 and 0, so that cases that separate make no infinite weights.
 */
final class LogisticFit {
    private static final int ROUNDS = 200;
    private static final double RIDGE = 1e-12;
    private static final double SUFFICIENT = 1e-4;
    private static final double SMALLEST = 1e-10;

    /** [case][feature] */
    private final double[][] features;
    /** [case] */
    private final double[] targets;

    private LogisticFit(double[][] features, double[] targets) {
        this.features = features;
        this.targets = targets;
    }

    /**
     * The weights of the features, a constant one among them where there shall be an intercept.
     *
     * @param features [case][feature]
     * @param abnormal [case]
     */
    static double[] weights(double[][] features, boolean[] abnormal) {
        return new LogisticFit(features, targets(abnormal)).weights();
    }

    /** What each case's probability is drawn to. */
    static double[] targets(boolean[] abnormal) {
        int ill = 0;
        for (boolean one : abnormal) {
            ill += one ? 1 : 0;
        }
        double high = (ill + 1.0) / (ill + 2.0);
        double low = 1 / (abnormal.length - ill + 2.0);
        double[] targets = new double[abnormal.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = abnormal[i] ? high : low;
        }
        return targets;
    }

    private double[] weights() {
        double[] weights = new double[features[0].length];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = gradient(weights);
            double[] step = new LUDecomposition(new Array2DRowRealMatrix(hessian(weights), false), 0)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double[] next = next(weights, gradient, step);
            if (Arrays.equals(next, weights)) {
                return weights;
            }
            weights = next;
        }
        return weights;
    }

    /** Where the loss falls enough; at its end, where rounding hides that, where the gradient does. */
    private double[] next(double[] weights, double[] gradient, double[] step) {
        double loss = loss(weights);
        double slope = dot(step, gradient);
        for (double size = 1; size > SMALLEST; size /= 2) {
            double[] moved = moved(weights, step, size);
            if (loss(moved) < loss - SUFFICIENT * size * slope) {
                return moved;
            }
        }
        double[] whole = moved(weights, step, 1);
        double[] there = gradient(whole);
        return dot(there, there) < dot(gradient, gradient) ? whole : weights;
    }

    private static double[] moved(double[] from, double[] step, double size) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] -= size * step[i];
        }
        return to;
    }

    private double loss(double[] weights) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double odds = dot(weights, features[i]);
            sum += LogOdds.softplus(odds) - targets[i] * odds;
        }
        return sum;
    }

    private double[] gradient(double[] weights) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < targets.length; i++) {
            double miss = LogOdds.share(dot(weights, features[i])) - targets[i];
            for (int a = 0; a < weights.length; a++) {
                gradient[a] += miss * features[i][a];
            }
        }
        return gradient;
    }

    private double[][] hessian(double[] weights) {
        double[][] hessian = new double[weights.length][weights.length];
        for (double[] row : features) {
            double share = LogOdds.share(dot(weights, row));
            for (int a = 0; a < weights.length; a++) {
                for (int b = 0; b < weights.length; b++) {
                    hessian[a][b] += share * (1 - share) * row[a] * row[b];
                }
            }
        }
        for (int a = 0; a < weights.length; a++) {
            hessian[a][a] += RIDGE;
        }
        return hessian;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
