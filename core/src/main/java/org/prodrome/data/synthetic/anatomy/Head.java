package org.prodrome.data.synthetic.anatomy;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A subject's anatomy in a cube from -1 to 1: x to the subject's left, y backwards, z upwards. Nested warped ellipsoids
 * make scalp, skull, CSF and brain; beneath the brain's surface lies the cortex, folded or not; ventricles and deep
 * grey nuclei lie in the middle.
 *
 * @param width and length and height: half axes of the head
 * @param rim of CSF around the brain, as a share of the head's radius; wide where the brain has shrunk with age
 * @param tilt of the head, in radians
 * @param wobble how far its outline is from an egg's
 */
public record Head(
        double width,
        double length,
        double height,
        double rim,
        Ventricles ventricles,
        double tilt,
        double wobble,
        GradientNoise warp,
        Mantle mantle) {
    /** The radii of the brain with its rim of CSF, of the skull's inner table and of its outer one. */
    public static final double BRAIN = 0.84;

    public static final double INNER_TABLE = 0.87;
    public static final double OUTER_TABLE = 0.95;

    /** The radius beyond which no outline reaches. */
    private static final double FAR = 1.3;

    private static final double WOBBLE = 0.035;
    private static final double SMOOTH = 0.012;

    /** With a cortex that isn't folded. */
    public static Head draw(Seed seed) {
        return draw(seed, WOBBLE);
    }

    /**
     * With a cortex that isn't folded.
     *
     * @param wobble how far its outline is from an egg's, as a share of half the field of view
     */
    public static Head draw(Seed seed, double wobble) {
        return draw(seed, wobble, false);
    }

    /** With furrows, ventricles that a septum parts, and an outline as smooth as heads have. */
    public static Head folded(Seed seed) {
        return draw(seed, SMOOTH, true);
    }

    private static Head draw(Seed seed, double wobble, boolean folded) {
        SplittableRandom random = seed.random();
        double age = random.nextDouble();
        double width = random.nextDouble(0.64, 0.76);
        double length = random.nextDouble(0.80, 0.92);
        double height = random.nextDouble(0.80, 0.92);
        double cortex = random.nextDouble(0.10, 0.15);
        double ventricle = 0.7 + 0.7 * age + random.nextDouble(0.3);
        return new Head(
                width,
                length,
                height,
                folded ? 0.006 + 0.02 * age : 0.02 + 0.05 * age,
                folded ? Ventricles.parted(ventricle) : Ventricles.wide(ventricle),
                random.nextDouble(-0.12, 0.12),
                wobble,
                new GradientNoise(seed.split("warp")),
                folded
                        ? Gyri.draw(age, seed.split("gyri"))
                        : new Ribbon(cortex, new GradientNoise(seed.split("folds"))));
    }

    /** 0 in the brain's middle, 1 at the scalp's surface, more outside. */
    public double radius(double x, double y, double z) {
        double cos = StrictMath.cos(tilt);
        double sin = StrictMath.sin(tilt);
        double straight = cos * x + sin * y;
        double back = cos * y - sin * x;
        double plain = egg(straight, back, z);
        return plain > FAR
                ? plain
                : egg(
                        straight + wobble * warp.at(1.4 * x, 1.4 * y, 1.4 * z),
                        back + wobble * warp.at(1.4 * x + 40, 1.4 * y, 1.4 * z),
                        z);
    }

    private double egg(double u, double v, double z) {
        double a = u / (width * (1 - 0.10 * v));
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
        if (ventricles.at(Math.abs(u), v, z, warp)) {
            return Tissue.VENTRICLE;
        }
        Tissue tissue = mantle.at(BRAIN - rim - radius, new Mantle.Spot(x, y, z, u, v, radius));
        return tissue == Tissue.WHITE && nucleus(Math.abs(u), v, z) ? Tissue.GREY : tissue;
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
