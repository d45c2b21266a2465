package org.prodrome.data.synthetic;

import java.util.SplittableRandom;
import uk.me.berndporr.iirj.Butterworth;

/** Noise of a colour. */
final class Noise {
    private static final int SETTLE = 200;

    private Noise() {}

    /**
     * Gaussian noise of deviation 1.
     *
     * @param low and high: the band in Hz
     * @return [time]
     */
    static double[] band(int count, double low, double high, SplittableRandom random) {
        Butterworth band = new Butterworth();
        band.bandPass(2, HeartSounds.RATE, (low + high) / 2, high - low);
        double[] noise = new double[count];
        double power = 0;
        for (int i = -SETTLE; i < count; i++) {
            double value = band.filter(random.nextGaussian());
            if (i >= 0) {
                noise[i] = value;
                power += value * value / count;
            }
        }
        double scale = 1 / Math.sqrt(Math.max(power, Double.MIN_NORMAL));
        for (int i = 0; i < count; i++) {
            noise[i] *= scale;
        }
        return noise;
    }
}
