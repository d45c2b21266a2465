package org.prodrome.regression;

/**
 * A symmetric matrix as Q T Q', of an orthogonal Q and a symmetric T of three diagonals, by Householder's reflections
 * (Golub and Van Loan, "Matrix Computations", 4th edition, 2013, section 8.3.1). What is solved with T takes a few
 * passes over its diagonals, where the eigenvectors of a large matrix take long.
 */
final class Tridiagonal {
    private final double[] diagonal;
    /** Below it. */
    private final double[] beside;

    /**
     * [step][row]: I - v v' with |v|² = 2, or none where a column was done already; 0 up to and with the step's row.
     */
    private final double[][] reflections;

    private Tridiagonal(double[] diagonal, double[] beside, double[][] reflections) {
        this.diagonal = diagonal;
        this.beside = beside;
        this.reflections = reflections;
    }

    /** @param symmetric [row][column], which is left as it is */
    static Tridiagonal of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
        }
        double[] beside = new double[Math.max(0, n - 1)];
        double[][] reflections = new double[Math.max(0, n - 2)][];
        for (int k = 0; k < n - 2; k++) {
            double[] v = reflection(a[k], k);
            double first = a[k][k + 1];
            if (v.length == 0) {
                beside[k] = first;
            } else {
                beside[k] = first - v[k + 1] * dot(v, a[k], k + 1);
                reflect(a, v, k + 1);
            }
            reflections[k] = v;
        }
        if (n > 1) {
            beside[n - 2] = a[n - 2][n - 1];
        }
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
        }
        return new Tridiagonal(diagonal, beside, reflections);
    }

    /** What sends a row's elements after the one beside its diagonal to 0; none where they are. */
    private static double[] reflection(double[] row, int k) {
        double largest = 0;
        for (int i = k + 2; i < row.length; i++) {
            largest = Math.max(largest, Math.abs(row[i]));
        }
        if (largest == 0) {
            return new double[0];
        }
        largest = Math.max(largest, Math.abs(row[k + 1]));
        double[] v = new double[row.length];
        double squared = 0;
        for (int i = k + 1; i < row.length; i++) {
            v[i] = row[i] / largest;
            squared += v[i] * v[i];
        }
        double norm = Math.sqrt(squared);
        // |v|² is to be 2, and the sign is that which cancels nothing.
        double scale = 1 / Math.sqrt(squared + Math.abs(v[k + 1]) * norm);
        v[k + 1] += Math.copySign(norm, v[k + 1]);
        for (int i = k + 1; i < row.length; i++) {
            v[i] *= scale;
        }
        return v;
    }

    /** (I - v v') A (I - v v') of the rows and columns from there on: A - v w' - w v' with w = A v - (v' A v / 2) v. */
    private static void reflect(double[][] a, double[] v, int from) {
        int n = v.length;
        double[] w = new double[n];
        for (int i = from; i < n; i++) {
            add(w, a[i], v[i], from);
        }
        add(w, v, -dot(v, w, from) / 2, from);
        for (int i = from; i < n; i++) {
            double[] row = a[i];
            double vi = v[i];
            double wi = w[i];
            for (int j = from; j < n; j++) {
                row[j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    private static void add(double[] to, double[] what, double times, int from) {
        for (int i = from; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = from; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Q' x, in its place. */
    void turn(double[] x) {
        for (double[] v : reflections) {
            apply(v, x);
        }
    }

    /** Q x, in its place. */
    void turnBack(double[] x) {
        for (int k = reflections.length - 1; k >= 0; k--) {
            apply(reflections[k], x);
        }
    }

    private static void apply(double[] v, double[] x) {
        if (v.length > 0) {
            add(x, v, -dot(v, x, 0), 0);
        }
    }

    /** T x. */
    double[] times(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = diagonal[i] * x[i]
                    + (i > 0 ? beside[i - 1] * x[i - 1] : 0)
                    + (i < beside.length ? beside[i] * x[i + 1] : 0);
        }
        return y;
    }

    /**
     * x of (strength T + shift I) x = y, by elimination without exchanges.
     *
     * @param strength 0 or more, of a T of no negative eigenvalue
     * @param shift above 0
     */
    double[] solved(double strength, double shift, double[] y) {
        int n = y.length;
        double[] pivots = new double[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double off = i > 0 ? strength * beside[i - 1] / pivots[i - 1] : 0;
            pivots[i] = strength * diagonal[i] + shift - (i > 0 ? off * strength * beside[i - 1] : 0);
            x[i] = y[i] - (i > 0 ? off * x[i - 1] : 0);
        }
        for (int i = n - 1; i >= 0; i--) {
            double after = i < n - 1 ? strength * beside[i] * x[i + 1] : 0;
            x[i] = (x[i] - after) / pivots[i];
        }
        return x;
    }
}
