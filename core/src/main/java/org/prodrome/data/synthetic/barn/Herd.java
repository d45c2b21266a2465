package org.prodrome.data.synthetic.barn;

import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * Fattening pigs, each for itself: heat, water and carbon dioxide that one gives off, and the air that it gets. Total
 * heat at 20 degrees is 5.09 m^0.75 W of maintenance and as much as growth adds, of which the sensible part falls as it
 * gets warmer; carbon dioxide goes with it; activity has its day's course. All in the manner of Pedersen and Sallvik
 * (eds.), 4th Report of Working Group on Climatization of Animal Houses, CIGR 2002, with rounded figures of ours.
 *
 * @param weight of an animal, in kg
 * @param feeding hour of the first meal; the second is nine hours later
 */
record Herd(double weight, double feeding, GradientNoise restless) {
    private static final double DAY = 86_400;

    Herd(double weight, double feeding, Seed seed) {
        this(weight, feeding, new GradientNoise(seed));
    }

    private double heat() {
        return 8.5 * StrictMath.pow(weight, 0.75) * 0.95;
    }

    /** In W. */
    double sensible(double warm) {
        return heat() * Math.clamp(0.62 - 0.022 * (warm - 20), 0.2, 0.85);
    }

    /** In g of water an hour; a g takes 2450 J. */
    double vapour(double warm) {
        return (heat() - sensible(warm)) * 3600 / 2450;
    }

    /** In m3 an hour: 0.185 m3 for each kW of heat. */
    double carbon() {
        return 0.185 * heat() / 1000;
    }

    /** In W, where it is too cold. */
    double heating(double warm, double set) {
        return 60 * Math.clamp(set - 1 - warm, 0, 2);
    }

    /** Of air and what stands in it, in J/K. */
    double capacity() {
        return 60_000;
    }

    /** In m3. */
    double room() {
        return 3;
    }

    /** Air at least, for the gases' sake, in m3 an hour. */
    double least() {
        return 4 + 0.09 * weight;
    }

    /** Air at most, in m3 an hour. */
    double most() {
        return 30 + 0.75 * weight;
    }

    /** Around 1 over a day: least at two at night, with peaks at the meals. */
    double activity(double time) {
        double hour = hour(time);
        return Math.max(
                0.3,
                1
                        - 0.35 * StrictMath.cos(2 * Math.PI * (hour - 2) / 24)
                        + 0.6 * fed(time)
                        + 0.12 * restless.fractal(time / 5400, 0.5, 0.5, 3, 0.6));
    }

    /** From 0 to 1 while they are fed. */
    double fed(double time) {
        double since = Math.min(Math.abs(hour(time) - feeding), Math.abs(hour(time) - feeding - 9));
        return StrictMath.exp(-since * since / 0.3);
    }

    private static double hour(double time) {
        return ((time % DAY) + DAY) % DAY / 3600;
    }
}
