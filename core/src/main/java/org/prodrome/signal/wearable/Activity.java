package org.prodrome.signal.wearable;

import java.util.Arrays;
import org.prodrome.signal.filter.Finite;

/**
 * How much a wearer moves, in thousandths of standard gravity (mg), an epoch of 5 s a value; what is left at the end is
 * left out. Gravity is not calibrated on the recording itself.
 *
 * @param enmo [epoch], mean of what the acceleration's magnitude exceeds 1 g by. V. T. van Hees et al., "Separating
 *     movement and gravity components in an acceleration signal and implications for the assessment of human daily
 *     physical activity", PLoS ONE 8(4):e61691, 2013
 * @param mad [epoch], mean distance of the magnitude from its mean. H. Vähä-Ypyä et al., "A universal, accurate
 *     intensity-based classification of different physical activities using raw data of accelerometer", Clinical
 *     Physiology and Functional Imaging 35(1):64, 2015
 */
public record Activity(double[] enmo, double[] mad) {
    private static final double EPOCH = 5;
    private static final int AXES = 3;

    /**
     * No epochs of a recording that is shorter than one.
     *
     * @param axes [3][time], of one length
     * @param inGravity what one of the axes' units is, in standard gravity
     * @param rate in Hz, 0.4 or more
     * @throws IllegalArgumentException if there are not three axes of one length, a sample is not finite, or the rate
     *     is lower
     */
    public static Activity of(double[][] axes, double inGravity, double rate) {
        double[] magnitude = magnitude(axes, inGravity);
        int size = (int) Math.round(EPOCH * rate);
        if (!(size >= 2) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "activity: expected 2 samples or more in " + EPOCH + " s, got a rate of " + rate + " Hz");
        }
        double[] enmo = new double[magnitude.length / size];
        double[] mad = new double[enmo.length];
        for (int epoch = 0; epoch < enmo.length; epoch++) {
            double[] part = Arrays.copyOfRange(magnitude, epoch * size, (epoch + 1) * size);
            double mean = Arrays.stream(part).average().orElseThrow();
            enmo[epoch] = 1000
                    * Arrays.stream(part).map(g -> Math.max(0, g - 1)).average().orElseThrow();
            mad[epoch] = 1000
                    * Arrays.stream(part).map(g -> Math.abs(g - mean)).average().orElseThrow();
        }
        return new Activity(enmo, mad);
    }

    private static double[] magnitude(double[][] axes, double inGravity) {
        if (axes.length != AXES || axes[1].length != axes[0].length || axes[2].length != axes[0].length) {
            throw new IllegalArgumentException("activity: expected three axes of one length, got lengths "
                    + Arrays.toString(
                            Arrays.stream(axes).mapToInt(axis -> axis.length).toArray()));
        }
        Arrays.stream(axes).forEach(Finite::require);
        double[] magnitude = new double[axes[0].length];
        Arrays.setAll(
                magnitude,
                i -> inGravity
                        * Math.sqrt(axes[0][i] * axes[0][i] + axes[1][i] * axes[1][i] + axes[2][i] * axes[2][i]));
        return magnitude;
    }
}
