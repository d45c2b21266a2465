package org.prodrome.data.synthetic.anatomy;

import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * The lateral ventricles' horns, bent away from the midline in front and behind.
 *
 * @param size 1 for usual ones
 * @param horn half the width of one of usual size, of half the field of view
 * @param septum half as thick as what parts the two, likewise
 */
record Ventricles(double size, double horn, double septum) {
    static Ventricles wide(double size) {
        return new Ventricles(size, 0.055, 0);
    }

    static Ventricles parted(double size) {
        return new Ventricles(size, 0.034, 0.007);
    }

    /** @param side how far from the midline */
    boolean at(double side, double v, double z, GradientNoise warp) {
        double along = v / (0.34 * size);
        if (Math.abs(along) > 1 || Math.abs(z - 0.08) > 0.16 * size || side < septum) {
            return false;
        }
        double middle = 0.05 + 0.10 * along * along + 0.10 * Math.max(0, along);
        double thick = horn * size * Math.sqrt(1 - along * along) * (1 + 0.2 * warp.at(5 * v, 5 * z));
        return Math.abs(side - middle) < thick;
    }
}
