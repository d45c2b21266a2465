package org.prodrome.signal.ecg;

import java.util.Arrays;

/** The natural cubic spline through points: its second derivative is 0 at both ends. */
final class CubicSpline {
    private final double[] x;
    private final double[] y;
    /** Second derivatives at the points. */
    private final double[] second;

    /** @param x rising, two or more */
    CubicSpline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.second = secondDerivatives(x, y);
    }

    /** Solves the tridiagonal system by elimination. */
    private static double[] secondDerivatives(double[] x, double[] y) {
        int n = x.length;
        double[] above = new double[n];
        double[] right = new double[n];
        for (int i = 1; i < n - 1; i++) {
            double before = x[i] - x[i - 1];
            double after = x[i + 1] - x[i];
            double bend = 6 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before);
            double pivot = 2 * (before + after) - before * above[i - 1];
            above[i] = after / pivot;
            right[i] = (bend - before * right[i - 1]) / pivot;
        }
        double[] second = new double[n];
        for (int i = n - 2; i > 0; i--) {
            second[i] = right[i] - above[i] * second[i + 1];
        }
        return second;
    }

    /** Between the first and the last point. */
    double at(double place) {
        int found = Arrays.binarySearch(x, place);
        int right = Math.clamp(found < 0 ? -found - 1 : found, 1, x.length - 1);
        double width = x[right] - x[right - 1];
        double b = (place - x[right - 1]) / width;
        double a = 1 - b;
        return a * y[right - 1]
                + b * y[right]
                + ((a * a * a - a) * second[right - 1] + (b * b * b - b) * second[right]) * width * width / 6;
    }
}
