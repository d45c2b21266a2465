package org.prodrome.signal.clean;

import org.prodrome.signal.filter.Finite;

/** Takes away what a recording drifts by; the same as {@code scipy.signal.detrend}. */
public enum Detrend {
    /** The mean. */
    CONSTANT {
        @Override
        double slope(double[] fromMean) {
            return 0;
        }
    },
    /** The straight line that is nearest by least squares; of a single sample its value. */
    LINEAR {
        @Override
        double slope(double[] fromMean) {
            double middle = (fromMean.length - 1) / 2.0;
            double product = 0;
            double squares = 0;
            for (int i = 0; i < fromMean.length; i++) {
                product += (i - middle) * fromMean[i];
                squares += (i - middle) * (i - middle);
            }
            return squares == 0 ? 0 : product / squares;
        }
    };

    abstract double slope(double[] fromMean);

    /**
     * A constant signal becomes silence, an empty one stays empty.
     *
     * @throws IllegalArgumentException if a sample is not finite
     */
    public double[] of(double[] x) {
        Finite.require(x);
        double[] y = new double[x.length];
        double mean = 0;
        for (double value : x) {
            mean += (value - x[0]) / x.length;
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] - x[0] - mean;
        }
        double slope = slope(y);
        for (int i = 0; i < y.length; i++) {
            y[i] -= slope * (i - (y.length - 1) / 2.0);
        }
        return y;
    }
}
