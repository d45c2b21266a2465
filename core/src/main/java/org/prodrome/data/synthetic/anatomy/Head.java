package org.prodrome.data.synthetic.anatomy;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A subject's anatomy in a cube from -1 to 1: x to the subject's left, y backwards, z upwards. Nested warped ellipsoids
 * make scalp, skull, CSF and brain; the cortex is a ribbon whose depth folds with a noise; ventricles and deep grey
 * nuclei lie in the middle.
 *
 * @param width and length and height: half axes of the head
 * @param cortex thickness of the ribbon, as a share of the brain's radius
 * @param rim of CSF around the brain, likewise; wide where the brain has shrunk with age
 * @param ventricle size of the lateral ventricles, 1 for usual ones
 * @param tilt of the head, in radians
 * @param wobble how far its outline is from an egg's
 */
public record Head(
        double width,
        double length,
        double height,
        double cortex,
        double rim,
        double ventricle,
        double tilt,
        double wobble,
        GradientNoise warp,
        GradientNoise folds) {
    /** The radii of the brain with its rim of CSF, of the skull's inner table and of its outer one. */
    public static final double BRAIN = 0.84;

    public static final double INNER_TABLE = 0.87;
    public static final double OUTER_TABLE = 0.95;

    private static final double WOBBLE = 0.035;

    public static Head draw(Seed seed) {
        return draw(seed, WOBBLE);
    }

    /** @param wobble how far its outline is from an egg's, as a share of half the field of view */
    public static Head draw(Seed seed, double wobble) {
        SplittableRandom random = seed.random();
        double age = random.nextDouble();
        return new Head(
                random.nextDouble(0.64, 0.76),
                random.nextDouble(0.80, 0.92),
                random.nextDouble(0.80, 0.92),
                random.nextDouble(0.10, 0.15),
                0.02 + 0.05 * age,
                0.7 + 0.7 * age + random.nextDouble(0.3),
                random.nextDouble(-0.12, 0.12),
                wobble,
                new GradientNoise(seed.split("warp")),
                new GradientNoise(seed.split("folds")));
    }

    /** 0 in the brain's middle, 1 at the scalp's surface, more outside. */
    public double radius(double x, double y, double z) {
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        double u = cos * x + sin * y + wobble * warp.at(1.4 * x, 1.4 * y, 1.4 * z);
        double v = cos * y - sin * x + wobble * warp.at(1.4 * x + 40, 1.4 * y, 1.4 * z);
        double egg = 1 - 0.10 * v;
        double a = u / (width * egg);
        double b = v / length;
        double c = z / height;
        return Math.sqrt(a * a + b * b + c * c);
    }

    public Tissue tissue(double x, double y, double z) {
        double radius = radius(x, y, z);
        if (radius > BRAIN) {
            return radius > 1
                    ? Tissue.AIR
                    : radius > OUTER_TABLE ? Tissue.SCALP : radius > INNER_TABLE ? Tissue.SKULL : Tissue.CSF;
        }
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        double u = cos * x + sin * y;
        double v = cos * y - sin * x;
        if (ventricular(Math.abs(u), v, z)) {
            return Tissue.VENTRICLE;
        }
        double depth = BRAIN - rim - radius;
        double fold = folds.fractal(7 * x, 7 * y, 7 * z, 2, 0.5);
        double fissure = Math.abs(u + 0.012 * fold);
        if (fissure < 0.012 && (v < -0.25 || v > 0.35 || z > 0.3)) {
            return Tissue.CSF;
        }
        if (depth < 0.10 * Math.max(0, fold - 0.7) || depth < 0) {
            return Tissue.CSF;
        }
        double ribbon = cortex * (1 + 0.9 * fold);
        return depth < Math.max(0.05, ribbon) || nucleus(Math.abs(u), v, z) ? Tissue.GREY : Tissue.WHITE;
    }

    /** The lateral ventricles' horns, bent away from the midline in front and behind. */
    private boolean ventricular(double side, double v, double z) {
        double reach = 0.34 * ventricle;
        double along = v / reach;
        if (Math.abs(along) > 1 || Math.abs(z - 0.08) > 0.16 * ventricle) {
            return false;
        }
        double middle = 0.05 + 0.10 * along * along + 0.10 * Math.max(0, along);
        double thick = 0.055 * ventricle * Math.sqrt(1 - along * along) * (1 + 0.2 * warp.at(5 * v, 5 * z));
        return Math.abs(side - middle) < thick;
    }

    /** Thalamus and the basal ganglia. */
    private static boolean nucleus(double side, double v, double z) {
        double thalamus = square((side - 0.12) / 0.08) + square((v - 0.08) / 0.12) + square((z + 0.02) / 0.12);
        double putamen = square((side - 0.27) / 0.06) + square((v + 0.06) / 0.16) + square((z + 0.02) / 0.14);
        return thalamus < 1 || putamen < 1;
    }

    private static double square(double a) {
        return a * a;
    }
}
