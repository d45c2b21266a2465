package org.prodrome.data.synthetic.spine;

import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * What is wrong at one level, of a size that readers report: a fracture loses 23 to 57 % of the height in front (a loss
 * below 20 % is grade 0 of Genant's semiquantitative scheme, Wáng, Quant. Imaging Med. Surg. 2019,
 * doi:10.21037/qims.2019.02.04), and a disc comes out by 4 to 11 mm, when those that merely bulge do by up to 3.
 *
 * @param level counted from the topmost vertebra or disc, from 0
 * @param severity from 0.4 to 1: how much height is lost, how far a disc comes out, how strongly a metastasis stands
 *     out, against the most
 * @param spot where a metastasis lies within its vertebra: across it in mm, and down as a share of its height
 */
record SpineFault(Kind kind, int level, double severity, Blob spot) {

    private static final double LEAST = 0.4;

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
        return new SpineFault(kind, level, random.nextDouble(LEAST, 1), spot);
    }
}
