package org.prodrome.data.synthetic.endoscopy;

import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * What is wrong with the wall.
 *
 * @param severity from 0 to 1: how strongly its colour or height stands out
 */
record Sign(Kind kind, double severity, Blob body) {

    enum Kind {
        ULCER,
        POLYP,
        BLEEDING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double[] FIBRIN = {0.93, 0.86, 0.62};
    private static final double[] RIM = {0.72, 0.22, 0.18};
    private static final double[] BLOOD = {0.50, 0.045, 0.04};
    private static final double EDGE = 0.45;

    static Sign draw(Seed seed) {
        SplittableRandom random = seed.random();
        Kind kind = Kind.values()[random.nextInt(3)];
        double size = random.nextDouble(0.13, 0.3);
        double away = random.nextDouble(0.15, 0.62);
        double way = random.nextDouble(2 * Math.PI);
        Blob body = new Blob(
                away * StrictMath.cos(way),
                away * StrictMath.sin(way),
                size,
                size * random.nextDouble(kind == Kind.BLEEDING ? 0.35 : 0.7, 1),
                random.nextDouble(Math.PI),
                kind == Kind.POLYP ? 0.07 : 0.13,
                seed.split("body"));
        return new Sign(kind, random.nextDouble(0.35, 1), body);
    }

    double cover(double x, double y) {
        return body.cover(x, y, EDGE);
    }

    /** Paints over the wall's colour; {@code seep} is a random field of the place. */
    void paint(double x, double y, double seep, double[] colour) {
        double near = Math.hypot(x - body.x(), y - body.y()) / Math.max(body.across(), body.along());
        if (near > 2.2) {
            return;
        }
        double depth = body.depth(x, y, 0);
        switch (kind) {
            case ULCER -> {
                double rim = Blob.smooth(1 - Math.abs(depth + 0.12) / 0.35);
                mix(colour, RIM, 0.6 * severity * rim);
                mix(colour, FIBRIN, severity * Blob.smooth(0.5 + depth / EDGE) * (0.85 + 0.12 * seep));
            }
            case BLEEDING ->
                mix(colour, BLOOD, Math.clamp(severity * Blob.smooth(0.5 + depth / EDGE) * (0.95 + 0.2 * seep), 0, 1));
            case POLYP -> dome(x, y, depth, colour);
        }
    }

    /** Lit from the frame's middle, where the lamp is, and dark where it falls away. */
    private void dome(double x, double y, double depth, double[] colour) {
        double out = (x - body.x()) / body.across();
        double down = (y - body.y()) / body.along();
        double away = Math.hypot(body.x(), body.y()) + 0.05;
        double facing = -(out * body.x() + down * body.y()) / away;
        double inside = Blob.smooth(0.5 + depth / 0.15);
        double crease = Blob.smooth(1 - Math.abs(depth + 0.02) / 0.2) * Math.max(0, 0.35 - facing);
        double shade = 1 + severity * (inside * (0.10 + 0.38 * facing) - 0.55 * crease);
        double shine = inside
                * Blob.smooth(1 - Math.hypot(out + 0.35 * body.x() / away, down + 0.35 * body.y() / away) / 0.22);
        for (int c = 0; c < 3; c++) {
            colour[c] = colour[c] * shade + 0.5 * shine;
        }
        colour[1] *= 1 - 0.15 * severity * inside;
    }

    private static void mix(double[] colour, double[] with, double share) {
        for (int c = 0; c < 3; c++) {
            colour[c] += share * (with[c] - colour[c]);
        }
    }
}
