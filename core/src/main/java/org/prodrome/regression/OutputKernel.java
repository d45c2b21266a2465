package org.prodrome.regression;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Regression of several numbers at once that learns how they go together: output kernel learning (Dinuzzo, Ong, Gehler
 * and Pillonetto, "Learning Output Kernels with Block Coordinate Descent", ICML 2011). With the kernel K of the cases
 * and the outputs Y it minimises, over C and the output kernel L,
 *
 * <p>|Y - K C L|² / (2 λ) + tr(C' K C L) / 2 + |L|² / 2,
 *
 * <p>which isn't convex, but has no minimum beside the least (the paper's invexity). In turn C solves K C L + λ C = Y,
 * and L goes to L + λ Q where M Q + Q M = C' K C - 2 L and M = C' K² C + λ I; both are minimal for the other as it is.
 * At the end L = C' K C / 2.
 *
 * @param weights [case][output] C L: what is said of a case is the sum over the cases learned from of the kernel with
 *     each, times these
 * @param relation [output][output] L, symmetric and of no negative eigenvalue: how outputs go together
 */
@SuppressWarnings("ArrayRecordComponent") // fitted, taken apart and let go
public record OutputKernel(double[][] weights, double[][] relation) {
    /** Of what an iteration changes in what is said, relative to the outputs. */
    private static final double TOLERANCE = 1e-9;

    private static final int ITERATIONS = 10_000;

    /**
     * Fits. The same numbers give the same bits; nothing is drawn.
     *
     * @param kernel [case][case], symmetric, of no negative eigenvalue but by rounding
     * @param outputs [case][output], finite
     * @param regularisation λ, above 0
     * @throws IllegalStateException if it doesn't settle
     */
    public static OutputKernel fit(double[][] kernel, double[][] outputs, double regularisation) {
        Tridiagonal cases = Tridiagonal.of(kernel);
        double[][] turned = new Array2DRowRealMatrix(outputs, false).transpose().getData();
        for (double[] output : turned) {
            cases.turn(output);
        }
        RealMatrix y = new Array2DRowRealMatrix(turned, false).transpose();
        RealMatrix relation = MatrixUtils.createRealIdentityMatrix(outputs[0].length);
        double tolerance = TOLERANCE * Math.max(y.getFrobeniusNorm(), Double.MIN_NORMAL);
        for (int i = 0; i < ITERATIONS; i++) {
            RealMatrix coefficients = coefficients(cases, y, relation, regularisation);
            RealMatrix seen = seen(cases, coefficients);
            RealMatrix change = change(seen, coefficients, relation, regularisation);
            relation = relation.add(change);
            if (seen.multiply(change).getFrobeniusNorm() <= tolerance) {
                double[][] weights = coefficients(cases, y, relation, regularisation)
                        .multiply(relation)
                        .transpose()
                        .getData();
                for (double[] output : weights) {
                    cases.turnBack(output);
                }
                return new OutputKernel(
                        new Array2DRowRealMatrix(weights, false).transpose().getData(), relation.getData());
            }
        }
        throw new IllegalStateException("output kernel: expected to settle in " + ITERATIONS
                + " iterations, got changes still; a larger regularisation than " + regularisation + " settles sooner");
    }

    /** C, turned as K is: K C L + λ C = Y with L as it is. */
    private static RealMatrix coefficients(
            Tridiagonal cases, RealMatrix turned, RealMatrix relation, double regularisation) {
        EigenDecomposition outputs = new EigenDecomposition(relation);
        double[] strengths = nonNegative(outputs.getRealEigenvalues());
        RealMatrix both = turned.multiply(outputs.getV());
        for (int j = 0; j < strengths.length; j++) {
            both.setColumn(j, cases.solved(strengths[j], regularisation, both.getColumn(j)));
        }
        return both.multiply(outputs.getVT());
    }

    /** K C. */
    private static RealMatrix seen(Tridiagonal cases, RealMatrix coefficients) {
        RealMatrix seen = coefficients.copy();
        for (int j = 0; j < seen.getColumnDimension(); j++) {
            seen.setColumn(j, cases.times(coefficients.getColumn(j)));
        }
        return seen;
    }

    /** λ Q with C as it is. */
    private static RealMatrix change(
            RealMatrix seen, RealMatrix coefficients, RealMatrix relation, double regularisation) {
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(relation.getRowDimension());
        RealMatrix squared = seen.transpose().multiply(seen).add(identity.scalarMultiply(regularisation));
        RealMatrix wanted = symmetric(seen.transpose().multiply(coefficients)).subtract(relation.scalarMultiply(2));
        EigenDecomposition m = new EigenDecomposition(symmetric(squared));
        double[] strengths = m.getRealEigenvalues();
        RealMatrix within = m.getVT().multiply(wanted).multiply(m.getV());
        for (int i = 0; i < strengths.length; i++) {
            for (int j = 0; j < strengths.length; j++) {
                within.setEntry(i, j, regularisation * within.getEntry(i, j) / (strengths[i] + strengths[j]));
            }
        }
        return symmetric(m.getV().multiply(within).multiply(m.getVT()));
    }

    /** Without what rounding makes of it, which the decomposition would take for another kind of matrix. */
    private static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    private static double[] nonNegative(double[] values) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.max(0, kept[i]);
        }
        return kept;
    }
}
