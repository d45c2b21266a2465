package org.prodrome.data.synthetic.barn;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * The air outside.
 *
 * @param mean and swing: of the temperature over a day, in degrees Celsius
 * @param front by how much it warms or cools over the recording, in degrees Celsius
 * @param humidity relative, at the mean temperature, from 0 to 1
 */
record Weather(double mean, double swing, double front, double humidity, GradientNoise gusts) {
    static Weather draw(double winter, Seed seed) {
        SplittableRandom random = seed.random();
        return new Weather(
                winter + 8 * random.nextGaussian(),
                random.nextDouble(1.5, 6),
                4 * random.nextGaussian(),
                random.nextDouble(0.55, 0.9),
                new GradientNoise(seed.split("gusts")));
    }

    /** In degrees Celsius, warmest at three in the afternoon. */
    double temperature(double hour, double share) {
        return mean
                + swing * StrictMath.cos(2 * Math.PI * (hour - 15) / 24)
                + front * (share - 0.5)
                + 0.7 * gusts.at(hour / 2, 0.5);
    }

    /** Water in g for each kg of air. */
    double moisture() {
        return humidity * Air.saturated(mean);
    }
}
