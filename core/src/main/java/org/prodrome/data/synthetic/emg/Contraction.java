package org.prodrome.data.synthetic.emg;

import java.util.SplittableRandom;

/**
 * How hard a muscle tries: rest, a rise, a hold that sways, a fall, rest.
 *
 * @param start and end: of the contraction, in seconds
 * @param ramp seconds for which it rises, and falls
 * @param hold effort at its height, from 0 to 1
 * @param sway by how much it sways, as a share, {@code pace} times a second
 */
record Contraction(double seconds, double start, double end, double ramp, double hold, double sway, double pace) {
    /**
     * Whoever is asked for a force tries as hard as it takes.
     *
     * @param wanted share of the full force of a sound muscle
     */
    static Contraction draw(double seconds, double wanted, Pool pool, double each, SplittableRandom random) {
        double low = 0.02;
        double high = 1;
        for (int round = 0; round < 20; round++) {
            double middle = (low + high) / 2;
            if (pool.force(middle, each) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Contraction(
                seconds,
                seconds * random.nextDouble(0.08, 0.2),
                seconds * random.nextDouble(0.85, 0.97),
                seconds * random.nextDouble(0.05, 0.15),
                low,
                random.nextDouble(0.03, 0.12),
                random.nextDouble(0.3, 1.2));
    }

    double effort(double time) {
        double within = Math.min(time - start, end - time) / ramp;
        double swaying = 1 + sway * StrictMath.sin(2 * Math.PI * pace * time);
        return hold * swaying * Math.clamp(within, 0, 1);
    }
}
