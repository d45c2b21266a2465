package org.prodrome.graph.fragment;

/**
 * The least-squares polynomial through a window of samples, in polynomials that are orthogonal on the window's places
 * (Stieltjes' recurrence), so that high orders stay exact.
 *
 * @param window odd
 */
record LocalPolynomial(int window, int order, int derivative, double step) {

    /** How much each sample adds to the derivative at a place, in samples from the middle. */
    double[] weightsAt(int place) {
        int half = window / 2;
        double[] weights = new double[window];
        double[] beta = new double[order + 2];
        double[][] onPlaces = orthogonal(beta);
        double[] there = derivativesAt(place, beta);
        for (int k = 0; k <= order; k++) {
            double norm = 0;
            for (double value : onPlaces[k]) {
                norm += value * value;
            }
            for (int i = 0; i < window; i++) {
                weights[i] += onPlaces[k][i] * there[k] / norm;
            }
        }
        // Places are scaled to -1 to 1.
        double unit = Math.pow(Math.max(1, half) * step, derivative);
        for (int i = 0; i < window; i++) {
            weights[i] /= unit;
        }
        return weights;
    }

    private double scaled(int place) {
        return (double) place / Math.max(1, window / 2);
    }

    /** Each polynomial at each place of the window; p[k+1] = x p[k] - beta[k] p[k-1], for the places are symmetric. */
    private double[][] orthogonal(double[] beta) {
        double[][] p = new double[order + 1][window];
        double before = 1;
        for (int k = 0; k <= order; k++) {
            double norm = 0;
            for (int i = 0; i < window; i++) {
                double x = scaled(i - window / 2);
                p[k][i] = k == 0 ? 1 : x * p[k - 1][i] - (k == 1 ? 0 : beta[k - 1] * p[k - 2][i]);
                norm += p[k][i] * p[k][i];
            }
            beta[k] = norm / before;
            before = norm;
        }
        return p;
    }

    /** The derivative of each polynomial at a place, by the recurrence differentiated. */
    private double[] derivativesAt(int place, double[] beta) {
        double x = scaled(place);
        double[][] p = new double[order + 1][derivative + 1];
        for (int k = 0; k <= order; k++) {
            for (int d = 0; d <= derivative; d++) {
                if (k == 0) {
                    p[k][d] = d == 0 ? 1 : 0;
                } else {
                    p[k][d] = x * p[k - 1][d]
                            + (d == 0 ? 0 : d * p[k - 1][d - 1])
                            - (k == 1 ? 0 : beta[k - 1] * p[k - 2][d]);
                }
            }
        }
        double[] there = new double[order + 1];
        for (int k = 0; k <= order; k++) {
            there[k] = p[k][derivative];
        }
        return there;
    }
}
