package org.prodrome.data.synthetic.endoscopy;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * The bowel's wall: a tube seen along its axis, in logarithmic depth, with folds across it, vessels in it and a film of
 * juice over it.
 *
 * @param lumenX and lumenY: where the tube leads to
 * @param folds how many an e-fold of distance
 * @param relief how high the folds stand
 * @param reddish how red inflamed patches are, from 0 to 1
 * @param bile how much juice is in the way, from 0 to 1
 * @param vessel how dark vessels are, from 0 to 1
 * @param tone of the mucosa from pale (0) to deep (1)
 */
record Wall(
        double lumenX,
        double lumenY,
        double folds,
        double relief,
        double reddish,
        double bile,
        double vessel,
        double tone,
        GradientNoise shape,
        GradientNoise surface) {
    private static final double[] PALE = {0.93, 0.62, 0.47};
    private static final double[] DEEP = {0.80, 0.36, 0.24};
    private static final double[] INFLAMED = {0.78, 0.25, 0.20};
    private static final double[] JUICE = {0.66, 0.56, 0.16};

    /** @param subject decides the mucosa, {@code visit} what the frame looks at */
    static Wall draw(Seed subject, Seed visit) {
        SplittableRandom body = subject.random();
        SplittableRandom random = visit.random();
        double away = random.nextDouble(0, 1.2);
        double way = random.nextDouble(2 * Math.PI);
        return new Wall(
                away * StrictMath.cos(way),
                away * StrictMath.sin(way),
                body.nextDouble(1.2, 2.6),
                random.nextDouble(0.35, 1),
                body.nextDouble() < 0.5 ? body.nextDouble(0.3, 1) : 0,
                random.nextDouble() < 0.45 ? random.nextDouble(0.3, 1) : 0,
                body.nextDouble(0.1, 0.45),
                body.nextDouble(),
                new GradientNoise(visit.split("shape")),
                new GradientNoise(visit.split("surface")));
    }

    /** Its colour under white light, shaded. */
    void at(double x, double y, double[] colour) {
        double u = x - lumenX;
        double v = y - lumenY;
        double r = StrictMath.sqrt(u * u + v * v) + 0.05;
        double wander = shape.at(1.3 * u / r + 3, 1.3 * v / r, 0.7 * r);
        double phase = folds * StrictMath.log(r) + 0.5 * wander + 0.22 * shape.at(1.8 * x, 1.8 * y, 7);
        double saw = phase - Math.floor(phase);
        double fold = 0.34 * StrictMath.sin(Math.PI * saw) * saw - 0.34 * Blob.smooth(1 - Math.abs(saw - 0.93) / 0.25);
        double light = Math.min(1.15, 1.5 * StrictMath.pow(r / (r + 0.4), 1.4));
        double mottle = surface.fractal(4 * x, 4 * y, 3, 2, 0.6);
        double villi = surface.at(26 * x, 26 * y, 5);
        double shade = light * (1 + relief * fold + 0.05 * mottle + 0.035 * villi);
        double inflamed = reddish * Blob.smooth(0.4 * shape.at(1.7 * x + 9, 1.7 * y, 2) - 0.1);
        double line = 1 - 5 * Math.abs(surface.at(2.6 * x + 0.25 * mottle, 2.6 * y + 0.3 * wander, 9));
        double red = line > 0 ? vessel * line * line : 0;
        double film = bile * Blob.smooth(0.45 * shape.at(1.4 * x + 5, 1.4 * y + 5, 4) + 0.12 * mottle);
        for (int c = 0; c < 3; c++) {
            double mucosa = PALE[c] + tone * (DEEP[c] - PALE[c]);
            mucosa += 0.6 * inflamed * (INFLAMED[c] - mucosa);
            mucosa *= c == 0 ? 1 - 0.3 * red : 1 - red;
            mucosa += 0.8 * film * (JUICE[c] - mucosa);
            colour[c] = shade * mucosa;
        }
    }

    /** What mirrors the lamp: spots in strings on the wet folds, from 0 to 1. */
    double glare(double x, double y) {
        double spot = surface.at(9 * x, 9 * y, 21) + 0.6 * shape.at(2 * x, 2 * y, 11);
        return Blob.smooth((spot - 2.6) / 0.35);
    }
}
