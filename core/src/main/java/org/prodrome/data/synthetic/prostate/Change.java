package org.prodrome.data.synthetic.prostate;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * A place where the gland differs.
 *
 * @param t2 brightness there as a share of the peripheral zone's, {@code adc} in square micrometres a millisecond
 * @param softness of its border as a share of its radius
 */
record Change(Blob shape, double t2, double adc, double softness) {
    private static final int TRIES = 100;

    /** In either zone; ADC from 1.05 down to 0.60. */
    static Change cancer(Pelvis pelvis, double severity, Seed seed) {
        SplittableRandom random = seed.random();
        Pelvis.Part zone = random.nextDouble() < 0.7 ? Pelvis.Part.PERIPHERAL : Pelvis.Part.TRANSITION;
        double size = random.nextDouble(3.5, 7);
        return placed(pelvis, zone, size, 0.12, 0.36 - 0.12 * severity, 1.08 - 0.48 * severity, 0.5, random, seed);
    }

    /** Dark in T2w alone, as prostatitis, scars and old blood in the peripheral zone. */
    static Change benign(Pelvis pelvis, Seed seed) {
        SplittableRandom random = seed.random();
        double size = random.nextDouble(3.5, 8);
        double t2 = random.nextDouble(0.28, 0.5);
        return placed(pelvis, Pelvis.Part.PERIPHERAL, size, 0.12, t2, random.nextDouble(1.35, 1.65), 0.6, random, seed);
    }

    /** A stromal nodule: round, sharp, dark in T2w and of middling ADC. */
    static Change nodule(Pelvis pelvis, Seed seed) {
        SplittableRandom random = seed.random();
        double size = random.nextDouble(3, 6);
        double adc = random.nextDouble(1.1, 1.3);
        return placed(
                pelvis, Pelvis.Part.TRANSITION, size, 0.03, random.nextDouble(0.22, 0.34), adc, 0.15, random, seed);
    }

    private static Change placed(
            Pelvis pelvis,
            Pelvis.Part zone,
            double size,
            double rough,
            double t2,
            double adc,
            double softness,
            SplittableRandom random,
            Seed seed) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < TRIES; i++) {
            x = random.nextDouble(-24, 24);
            y = random.nextDouble(-18, 20);
            if (pelvis.part(x, y) == zone) {
                break;
            }
        }
        double along = size * random.nextDouble(0.6, 1);
        return new Change(new Blob(x, y, size, along, random.nextDouble(Math.PI), rough, seed), t2, adc, softness);
    }

    double cover(double x, double y) {
        return shape.cover(x, y, softness);
    }
}
