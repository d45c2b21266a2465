package org.prodrome.data.synthetic.anatomy;

import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A cortex that has no furrows of its own but a depth that varies, as is seen where pixels are larger than they are.
 *
 * @param cortex thickness, as a share of the head's radius
 */
record Ribbon(double cortex, GradientNoise folds) implements Mantle {
    @Override
    public Tissue at(double depth, Spot spot) {
        double fold = folds.fractal(7 * spot.x(), 7 * spot.y(), 7 * spot.z(), 2, 0.5);
        double fissure = Math.abs(spot.u() + 0.012 * fold);
        if (fissure < 0.012 && (spot.v() < -0.25 || spot.v() > 0.35 || spot.z() > 0.3)) {
            return Tissue.CSF;
        }
        if (depth < 0.10 * Math.max(0, fold - 0.7) || depth < 0) {
            return Tissue.CSF;
        }
        double ribbon = cortex * (1 + 0.9 * fold);
        return depth < Math.max(0.05, ribbon) ? Tissue.GREY : Tissue.WHITE;
    }
}
