package org.prodrome.data.synthetic.wearable;

import java.util.SplittableRandom;

/**
 * One subject.
 *
 * @param pulse at rest, in 1/min
 * @param breath breaths a second, in Hz
 * @param sway by how much breathing changes the pulse, as a share of it
 * @param conductance of the skin at rest, in uS
 * @param sweating height of a usual skin conductance response, in uS
 * @param warmth of the wrist's skin, in degrees Celsius
 * @param height of the pulse wave, in the sensor's own unit
 */
record Wearer(
        double pulse, double breath, double sway, double conductance, double sweating, double warmth, double height) {
    static Wearer draw(SplittableRandom random) {
        double conductance = 0.8 * StrictMath.exp(0.9 * random.nextGaussian());
        return new Wearer(
                random.nextDouble(58, 84),
                random.nextDouble(0.2, 0.32),
                random.nextDouble(0.02, 0.06),
                conductance,
                0.12 * Math.pow(conductance, 0.8) * random.nextDouble(0.6, 1.6),
                random.nextDouble(31.5, 35.5),
                random.nextDouble(35, 90));
    }
}
