package org.prodrome.evaluate.calibration;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * A probability from a model's own by the ratio of two beta distributions (Kull, Silva Filho and Flach 2017, section
 * 3): log odds {@code a ln s - b ln(1 - s) + c}, where s is the model's probability. A model that is calibrated stays
 * as it is (a = b = 1, c = 0), which a logistic function of s could not do. Deviation: fitted with Platt's targets.
 *
 * @param a 0 or more
 * @param b 0 or more
 * @param c finite
 */
public record BetaCalibration(double a, double b, double c) implements Calibration {
    public BetaCalibration {
        if (!(a >= 0 && b >= 0) || !Double.isFinite(a + b + c)) {
            throw new IllegalArgumentException(
                    "calibration: expected finite a and b of 0 or more and a finite c, got " + a + ", " + b + ", " + c);
        }
    }

    /** Where a weight would be negative, the other is fitted without it, as the authors do. */
    static BetaCalibration fit(double[] logOdds, boolean[] abnormal) {
        double[] all = weights(logOdds, abnormal, each -> new double[] {low(each), high(each), 1});
        if (all[0] >= 0 && all[1] >= 0) {
            return new BetaCalibration(all[0], all[1], all[2]);
        }
        if (all[0] < 0) {
            double[] without = weights(logOdds, abnormal, each -> new double[] {high(each), 1});
            return without[0] >= 0 ? new BetaCalibration(0, without[0], without[1]) : constant(abnormal);
        }
        double[] without = weights(logOdds, abnormal, each -> new double[] {low(each), 1});
        return without[0] >= 0 ? new BetaCalibration(without[0], 0, without[1]) : constant(abnormal);
    }

    private static BetaCalibration constant(boolean[] abnormal) {
        double share = Arrays.stream(LogisticFit.targets(abnormal)).average().orElseThrow();
        return new BetaCalibration(0, 0, LogOdds.of(share));
    }

    private static double[] weights(double[] logOdds, boolean[] abnormal, DoubleFunction<double[]> features) {
        return LogisticFit.weights(Arrays.stream(logOdds).mapToObj(features).toArray(double[][]::new), abnormal);
    }

    /** ln s */
    private static double low(double logOdds) {
        return -LogOdds.softplus(-logOdds);
    }

    /** -ln(1 - s) */
    private static double high(double logOdds) {
        return LogOdds.softplus(logOdds);
    }

    @Override
    public double of(double score) {
        return LogOdds.share(a * low(score) + b * high(score) + c);
    }

    @Override
    public Meaning meaning() {
        return Meaning.PROBABILITY;
    }
}
