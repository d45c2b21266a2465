package org.prodrome.data.synthetic.skin;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A pigmented lesion. What makes one look malignant are the terms of the ABCD rule of dermoscopy (Stolz and others
 * 1994): asymmetry, an abrupt notched border, more colours, and structures. A mole that is only large, dark or rough is
 * normal.
 *
 * @param body its outline
 * @param lobe makes it asymmetric where it is malignant
 * @param pigment in its middle
 * @param atypia from 0, benign, to 1
 * @param softness of its border, as a share of its radius
 * @param network how strongly the net of pigment shows
 */
record Mole(Blob body, Blob lobe, double pigment, double atypia, double softness, double network, GradientNoise noise) {

    static Mole draw(boolean malignant, Seed seed) {
        SplittableRandom random = seed.random();
        double atypia = malignant ? random.nextDouble(0.35, 1) : 0;
        double size = random.nextDouble(0.22, 0.55);
        double x = random.nextDouble(-0.15, 0.15);
        double y = random.nextDouble(-0.15, 0.15);
        double turn = random.nextDouble(2 * Math.PI);
        Blob body = new Blob(
                x,
                y,
                size,
                size * random.nextDouble(0.65, 1),
                turn,
                random.nextDouble(0.03, 0.12) + 0.06 * atypia,
                seed.split("body"));
        double away = size * (0.5 + 0.35 * atypia);
        Blob lobe = new Blob(
                x + away * StrictMath.cos(turn + 0.7),
                y + away * StrictMath.sin(turn + 0.7),
                size * (0.3 + 0.3 * atypia),
                size * (0.25 + 0.25 * atypia),
                turn + 1,
                0.12,
                seed.split("lobe"));
        return new Mole(
                body,
                lobe,
                random.nextDouble(0.35, 0.95),
                atypia,
                random.nextDouble(0.25, 0.7) * (1 - 0.5 * atypia),
                random.nextDouble(),
                new GradientNoise(seed.split("noise")));
    }

    double cover(double x, double y) {
        double cover = body.cover(x, y, softness);
        return atypia > 0 ? Math.max(cover, lobe.cover(x, y, softness)) : cover;
    }

    /** Paints over the skin's colour. */
    void paint(double x, double y, double[] colour) {
        double cover = cover(x, y);
        if (cover == 0) {
            return;
        }
        double depth = Math.max(body.depth(x, y, 0), atypia > 0 ? lobe.depth(x, y, 0) : -1);
        double clumps = noise.fractal(3.2 * x, 3.2 * y, 1, 2, 0.6);
        double uneven = 0.12 + 0.35 * atypia;
        double ring = 0.12 * Blob.smooth(depth / 0.5) * (1 - atypia);
        double net = network * 0.22 * Math.max(0, 1 - 2.5 * Math.abs(noise.at(13 * x, 13 * y, 6)));
        double globules = 0.25 * Blob.smooth((noise.at(11 * x, 11 * y, 8) - 1.4) / 0.4);
        double melanin = Math.clamp(pigment * (0.75 + ring + uneven * clumps) + net + globules, 0.05, 1.15) * cover;
        absorb(colour, melanin);
        if (atypia > 0) {
            double blue = atypia * cover * Blob.smooth(0.9 * noise.at(2.6 * x + 7, 2.6 * y, 3) - 0.15);
            mix(colour, 0.36, 0.42, 0.52, 0.65 * blue);
            double regress = atypia * cover * Blob.smooth(0.9 * noise.at(2.9 * x, 2.9 * y + 9, 5) - 0.55);
            mix(colour, 0.86, 0.72, 0.68, 0.7 * regress);
            double red = atypia * cover * Blob.smooth(0.9 * noise.at(2.4 * x + 3, 2.4 * y + 4, 7) - 0.5);
            mix(colour, 0.72, 0.30, 0.26, 0.5 * red);
        }
    }

    /** Melanin takes blue most, so skin turns brown and then black. */
    static void absorb(double[] colour, double melanin) {
        colour[0] *= StrictMath.exp(-1.05 * melanin);
        colour[1] *= StrictMath.exp(-1.75 * melanin);
        colour[2] *= StrictMath.exp(-2.1 * melanin);
    }

    private static void mix(double[] colour, double red, double green, double blue, double share) {
        colour[0] += share * (red - colour[0]);
        colour[1] += share * (green - colour[1]);
        colour[2] += share * (blue - colour[2]);
    }
}
