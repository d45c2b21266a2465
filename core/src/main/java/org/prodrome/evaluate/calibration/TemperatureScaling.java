package org.prodrome.evaluate.calibration;

import java.util.Arrays;

/**
 * A probability from log odds that are divided by a temperature (Guo et al. 2017). Of a model that can tell the classes
 * it makes one that knows how well; a score of 0 stays one half. Deviation: fitted with Platt's targets, so that cases
 * that separate give no temperature of 0.
 *
 * @param temperature above 0; above 1 the model was too sure
 */
public record TemperatureScaling(double temperature) implements Calibration {
    /** Where higher log odds are seldomer abnormal they say nothing, and the probability is near one half. */
    private static final double HOTTEST = 1e6;

    public TemperatureScaling {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("calibration: expected a temperature above 0, got " + temperature);
        }
    }

    static TemperatureScaling fit(double[] logOdds, boolean[] abnormal) {
        double[][] features =
                Arrays.stream(logOdds).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
        double inverse = LogisticFit.weights(features, abnormal)[0];
        return new TemperatureScaling(1 / Math.max(1 / HOTTEST, inverse));
    }

    @Override
    public double of(double score) {
        return LogOdds.share(score / temperature);
    }

    @Override
    public Meaning meaning() {
        return Meaning.PROBABILITY;
    }
}
