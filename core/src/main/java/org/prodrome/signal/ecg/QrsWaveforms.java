package org.prodrome.signal.ecg;

/**
 * The waveforms that Pan and Tompkins derive from an electrocardiogram, without their delays, for each filter is
 * symmetric: [time] each.
 *
 * <p>The paper's integer filters at 200 Hz are running means, and are made for any rate as such: the low-pass is a mean
 * over 30 ms taken twice, the high-pass, as the erratum corrects it, takes the mean over 160 ms away, the derivative
 * looks 5 and 10 ms to both sides, and the squares are averaged over 150 ms.
 *
 * @param centred less its mean over 160 ms, and not smoothed
 * @param band the pass band of about 5 to 12 Hz
 * @param slope derivative of the pass band, in units a second
 * @param integrated mean over 150 ms of the squared slope
 */
record QrsWaveforms(double[] centred, double[] band, double[] slope, double[] integrated) {
    private static final double SMOOTHED = 0.030;
    private static final double LEVELLED = 0.160;
    private static final double INTEGRATED = 0.150;

    /** @param x finite samples */
    static QrsWaveforms of(double[] x, double rate) {
        double[] fromFirst = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            fromFirst[i] = x[i] - x[0];
        }
        double[] smooth = mean(mean(fromFirst, SMOOTHED, rate), SMOOTHED, rate);
        double[] band = minus(smooth, mean(smooth, LEVELLED, rate));
        double[] slope = slope(band, rate);
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = slope[i] * slope[i];
        }
        return new QrsWaveforms(
                minus(fromFirst, mean(fromFirst, LEVELLED, rate)), band, slope, mean(squares, INTEGRATED, rate));
    }

    /** The signal's ends go on for ever, so that they are no step. */
    private static double at(double[] x, int i) {
        return x[Math.clamp(i, 0, x.length - 1)];
    }

    /** Over the odd number of samples next to a time. Sums are taken anew, so that what is flat stays flat. */
    private static double[] mean(double[] x, double seconds, double rate) {
        int side = (int) Math.round((seconds * rate - 1) / 2);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int j = i - side; j <= i + side; j++) {
                sum += at(x, j);
            }
            y[i] = sum / (2 * side + 1);
        }
        return y;
    }

    private static double[] minus(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
    }

    private static double[] slope(double[] x, double rate) {
        int near = (int) Math.max(1, Math.round(0.005 * rate));
        int far = 2 * near;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (2 * (at(x, i + near) - at(x, i - near)) + at(x, i + far) - at(x, i - far)) * rate / (8 * near);
        }
        return y;
    }
}
