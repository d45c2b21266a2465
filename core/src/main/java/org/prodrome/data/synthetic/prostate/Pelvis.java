package org.prodrome.data.synthetic.prostate;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * An axial slice through the middle of the prostate, in mm from its middle: x to the subject's left, y backwards.
 *
 * @param transition the zone that grows with age
 * @param rectum behind; {@code gas} in it or not
 * @param glandular share of the transition zone's nodules that are bright in T2w, from 0 to 1
 */
record Pelvis(
        Blob prostate,
        Blob transition,
        Blob rectum,
        boolean gas,
        double glandular,
        GradientNoise nodules,
        GradientNoise texture) {

    private static final double NEAR = 1.4;

    enum Part {
        FAT(0.72, 0.35),
        MUSCLE(0.17, 1.15),
        RECTUM_WALL(0.38, 1.25),
        RECTUM(0.06, 0.25),
        CAPSULE(0.22, 1.30),
        PERIPHERAL(0.95, 1.75),
        TRANSITION(0.52, 1.35),
        STROMA(0.17, 1.05);

        private final double t2;
        private final double adc;

        Part(double t2, double adc) {
            this.t2 = t2;
            this.adc = adc;
        }

        /** Brightness in T2w as a share of the peripheral zone's usual one. */
        double t2() {
            return t2;
        }

        /** In square micrometres a millisecond. */
        double adc() {
            return adc;
        }
    }

    static Pelvis draw(Seed seed) {
        SplittableRandom random = seed.random();
        double width = random.nextDouble(22, 29);
        double high = width * random.nextDouble(0.66, 0.85);
        double grown = random.nextDouble(0.52, 0.82);
        Blob prostate = new Blob(0, 0, width, high, 0, 0.025, seed.split("prostate"));
        Blob transition =
                new Blob(0, -0.24 * high, grown * width, grown * 0.95 * high, 0, 0.05, seed.split("transition"));
        Blob rectum = new Blob(
                random.nextDouble(-3, 3),
                high + random.nextDouble(9, 13),
                random.nextDouble(11, 17),
                random.nextDouble(8, 12),
                0,
                0.06,
                seed.split("rectum"));
        return new Pelvis(
                prostate,
                transition,
                rectum,
                random.nextBoolean(),
                random.nextDouble(0.2, 0.8),
                new GradientNoise(seed.split("nodules")),
                new GradientNoise(seed.split("texture")));
    }

    Part part(double x, double y) {
        double bowel = near(rectum, x, y) ? rectum.depth(x, y, 0) : -1;
        if (bowel > 0) {
            return bowel > 0.25 ? Part.RECTUM : Part.RECTUM_WALL;
        }
        double inside = near(prostate, x, y) ? prostate.depth(x, y, 0) : -1;
        if (inside > 0.06) {
            double aside = x / (0.36 * prostate.across());
            double front = (y + 0.95 * prostate.along()) / (0.5 * prostate.along());
            if (aside * aside + front * front < 1 + 0.15 * texture.at(x / 5, y / 5, 9)) {
                return Part.STROMA;
            }
            double within = transition.depth(x, y, 0);
            return within > 0.05 ? Part.TRANSITION : within > -0.03 ? Part.CAPSULE : Part.PERIPHERAL;
        }
        return inside > -0.02 ? Part.CAPSULE : outside(x, y);
    }

    private static boolean near(Blob body, double x, double y) {
        double u = (x - body.x()) / body.across();
        double v = (y - body.y()) / body.along();
        return u * u + v * v < NEAR * NEAR;
    }

    private Part outside(double x, double y) {
        double side = Math.abs(x);
        double wave = 1.5 * texture.at(y / 12, 3);
        boolean levator = Math.abs(side - prostate.across() - 3.5 - 0.003 * y * y - wave) < 1.6 && y > -12 && y < 34;
        boolean obturator = side > 35 + wave && side < 43 + wave && y < 26;
        boolean pubis = y < -31 - 0.004 * x * x + wave && side > 3;
        return levator || obturator || pubis ? Part.MUSCLE : Part.FAT;
    }

    /** Nodules of the transition zone: below 0 stromal, above it glandular, of deviation about 1. */
    double nodule(double x, double y) {
        return nodules.fractal(x / 8, y / 8, 1, 2, 0.5) + 2 * (glandular - 0.5);
    }
}
