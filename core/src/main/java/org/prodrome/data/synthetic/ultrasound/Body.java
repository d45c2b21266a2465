package org.prodrome.data.synthetic.ultrasound;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * What lies in the breast, in mm.
 *
 * @param echo within it, in dB below the skin's
 * @param rim brightness of its border, in dB above what it would be
 * @param behind what it adds to echoes from behind it, in dB: below 0 a shadow, above it enhancement
 * @param softness of its border as a share of its radius
 * @param severity from 0 to 1: how strongly it stands out
 */
record Body(Kind kind, Blob shape, double echo, double rim, double behind, double softness, double severity) {

    enum Kind {
        CYST,
        FIBROADENOMA,
        HYPOECHOIC_MASS,
        HYPERECHOIC_MASS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** A mass: taller than wide, of rough outline, with a shadow; a rarer one is bright. */
    static Body mass(Breast breast, Seed seed) {
        SplittableRandom random = seed.random();
        double severity = random.nextDouble(0.25, 1);
        double size = random.nextDouble(2.6, 5.5);
        Kind kind = random.nextDouble() < 0.75 ? Kind.HYPOECHOIC_MASS : Kind.HYPERECHOIC_MASS;
        Blob shape = new Blob(
                random.nextDouble(-11, 11),
                random.nextDouble(breast.fat(), breast.gland()),
                size * random.nextDouble(0.6, 0.95),
                size,
                random.nextDouble(-0.4, 0.4),
                0.13,
                seed.split("shape"));
        return kind == Kind.HYPOECHOIC_MASS
                ? new Body(kind, shape, -30 - 10 * severity, 3, -4 - 14 * severity, 0.45, severity)
                : new Body(kind, shape, -16 + 7 * severity, 0, -3 - 9 * severity, 0.45, severity);
    }

    /** A simple cyst or a fibroadenoma: wider than tall, of smooth outline, bright behind. */
    static Body benign(Breast breast, Seed seed) {
        SplittableRandom random = seed.random();
        Kind kind = random.nextBoolean() ? Kind.CYST : Kind.FIBROADENOMA;
        double size = random.nextDouble(2.8, 6);
        Blob shape = new Blob(
                random.nextDouble(-12, 12),
                random.nextDouble(breast.fat(), breast.gland()),
                size,
                size * random.nextDouble(0.55, 0.85),
                random.nextDouble(-0.25, 0.25),
                kind == Kind.CYST ? 0.03 : 0.06,
                seed.split("shape"));
        return kind == Kind.CYST
                ? new Body(kind, shape, -90, 6, random.nextDouble(4, 10), 0.08, 0)
                : new Body(kind, shape, random.nextDouble(-34, -29), 3, random.nextDouble(-1, 3), 0.12, 0);
    }

    boolean abnormal() {
        return kind == Kind.HYPOECHOIC_MASS || kind == Kind.HYPERECHOIC_MASS;
    }

    double cover(double x, double depth) {
        return shape.cover(x, depth, softness);
    }

    /** What the way down through it adds, in dB. */
    double shade(double x, double depth) {
        double half = Math.max(shape.across(), 0.8 * shape.along());
        double aside = Math.abs(x - shape.x()) / half;
        if (aside > 1.25 || depth < shape.y()) {
            return 0;
        }
        double through = Blob.smooth((depth - shape.y()) / shape.along());
        return behind * through * Blob.smooth((1.25 - aside) / 0.7);
    }
}
