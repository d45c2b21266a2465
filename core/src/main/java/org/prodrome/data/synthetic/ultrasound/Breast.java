package org.prodrome.data.synthetic.ultrasound;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A breast under the transducer, in mm: x to the right, depth from the skin. Echoes are in dB below those of the skin.
 *
 * @param fat where it ends above the gland
 * @param gland where it ends above the fat before the muscle
 * @param muscle where it begins
 * @param lobules how dark fat lobules within the gland are, in dB
 */
record Breast(double fat, double gland, double muscle, double lobules, GradientNoise planes, GradientNoise texture) {

    static Breast draw(Seed seed) {
        SplittableRandom random = seed.random();
        double fat = random.nextDouble(6, 13);
        double gland = fat + random.nextDouble(8, 15);
        return new Breast(
                fat,
                gland,
                gland + random.nextDouble(1, 5),
                random.nextDouble(6, 16),
                new GradientNoise(seed.split("planes")),
                new GradientNoise(seed.split("texture")));
    }

    double echo(double x, double depth) {
        double wave = planes.at(x / 13, 1);
        double skin = 1.6 + 0.15 * planes.at(x / 9, 4);
        if (depth < skin) {
            return depth < 0.3 || depth > skin - 0.35 ? -6 : -16;
        }
        double septum = 1 - 7 * Math.abs(planes.at(x / 9, depth / 5, 3) - 0.15);
        if (depth < fat + 1.8 * wave) {
            return septum > 0 ? -34 + 17 * septum : -34 + 2 * texture.at(x / 3, depth / 3, 2);
        }
        double strand = texture.fractal(x / 4.5, depth / 2.2, 5, 2, 0.7);
        if (depth < gland + 2.2 * planes.at(x / 11, 7)) {
            double lobule = Blob.smooth((planes.at(x / 6, depth / 4, 9) - 0.9) / 0.4);
            return -20 + 3 * strand - lobules * lobule;
        }
        double chest = muscle + 0.9 * planes.at(x / 15, 11);
        if (depth < chest) {
            return septum > 0 ? -33 + 14 * septum : -33;
        }
        if (depth < chest + 0.7) {
            return -14;
        }
        double fibre = texture.at(x / 9 + depth / 5, depth / 0.9, 8);
        return -31 + 5 * fibre;
    }
}
