package org.prodrome.data.synthetic.spine;

import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * What is wrong at one level.
 *
 * @param level counted from the topmost vertebra or disc, from 0
 * @param severity from 0 to 1: how much height is lost, how far a disc comes out, how strongly a metastasis stands out
 * @param spot where a metastasis lies within its vertebra: across it in mm, and down as a share of its height
 */
record SpineFault(Kind kind, int level, double severity, Blob spot) {

    enum Kind {
        FRACTURE,
        HERNIATION,
        METASTASIS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SpineFault draw(Seed seed) {
        SplittableRandom random = seed.random();
        Kind kind = Kind.values()[random.nextInt(3)];
        int level = 2 + random.nextInt(4);
        double size = random.nextDouble(6, 11);
        Blob spot = new Blob(
                random.nextDouble(-7, 7),
                random.nextDouble(8, 18),
                size,
                size * random.nextDouble(0.7, 1),
                random.nextDouble(Math.PI),
                0.16,
                seed.split("spot"));
        return new SpineFault(kind, level, random.nextDouble(0.25, 1), spot);
    }
}
