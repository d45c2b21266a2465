package org.prodrome.evaluate.baseline;

import java.util.Arrays;

/** Each feature less its mean and divided by its deviation, both over the rows that were measured. */
final class Standardisation {
    /** [feature] */
    private final double[] mean;
    /** [feature]; 0 for a feature of one value, which adds nothing */
    private final double[] scale;

    private Standardisation(double[] mean, double[] scale) {
        this.mean = mean;
        this.scale = scale;
    }

    /** @param features [case, feature], finite, a case or more */
    static Standardisation of(double[][] features) {
        int width = features[0].length;
        double[] mean = new double[width];
        double[] scale = new double[width];
        for (int j = 0; j < width; j++) {
            int column = j;
            double middle = Arrays.stream(features)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(features)
                    .mapToDouble(row -> (row[column] - middle) * (row[column] - middle))
                    .average()
                    .orElseThrow();
            mean[j] = middle;
            scale[j] = variance > rounding(middle, features.length) ? Math.sqrt(variance) : 0;
        }
        return new Standardisation(mean, scale);
    }

    /** The variance that rounding alone may give a feature of one value, as scikit-learn bounds it. */
    private static double rounding(double mean, int rows) {
        double error = rows * Math.ulp(1.0) * mean;
        return error * error;
    }

    /** How many features there are. */
    int width() {
        return mean.length;
    }

    /** [feature] */
    double[] standard(double[] features) {
        double[] standard = new double[mean.length];
        for (int j = 0; j < standard.length; j++) {
            standard[j] = scale[j] > 0 ? (features[j] - mean[j]) / scale[j] : 0;
        }
        return standard;
    }
}
