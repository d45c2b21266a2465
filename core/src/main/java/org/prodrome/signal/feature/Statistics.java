package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Moments of samples about their mean, by the population: the second, third and fourth.
 *
 * @param mean of the samples
 * @param second the variance
 * @param third the mean of cubed distances from the mean
 * @param fourth the mean of their fourth powers
 */
record Statistics(double mean, double second, double third, double fourth) {
    /** @param x one or more, finite */
    static Statistics of(double[] x) {
        double offset = 0;
        for (double value : x) {
            offset += (value - x[0]) / x.length;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : x) {
            double d = value - x[0] - offset;
            second += d * d / x.length;
            third += d * d * d / x.length;
            fourth += d * d * d * d / x.length;
        }
        return new Statistics(x[0] + offset, second, third, fourth);
    }

    double deviation() {
        return Math.sqrt(second);
    }

    /** Empty where samples never change. */
    OptionalDouble skewness() {
        return second == 0 ? OptionalDouble.empty() : OptionalDouble.of(third / Math.pow(second, 1.5));
    }

    /** 3 of a normal distribution; empty where samples never change. */
    OptionalDouble kurtosis() {
        return second == 0 ? OptionalDouble.empty() : OptionalDouble.of(fourth / (second * second));
    }

    /**
     * Between the two nearest of the sorted values, as {@code numpy.quantile} does.
     *
     * @throws ArithmeticException if there are no values
     */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantileOfSorted(sorted, share);
    }

    /** As {@link #quantile}, of values that rise. */
    static double quantileOfSorted(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new ArithmeticException("quantile: expected values, got none");
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Of the straight line that is nearest by least squares.
     *
     * @param places as many as there are values, one or more
     * @throws ArithmeticException if all places are the same
     */
    static double slope(double[] places, double[] values) {
        double middle = of(places).mean();
        double mean = of(values).mean();
        double product = 0;
        double squares = 0;
        for (int i = 0; i < places.length; i++) {
            product += (places[i] - middle) * (values[i] - mean);
            squares += (places[i] - middle) * (places[i] - middle);
        }
        if (squares == 0) {
            throw new ArithmeticException("slope: expected two places or more that differ, got one");
        }
        return product / squares;
    }
}
