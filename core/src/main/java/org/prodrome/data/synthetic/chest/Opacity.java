package org.prodrome.data.synthetic.chest;

import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * What fills a part of a lung.
 *
 * @param side -1 for the subject's right, 1 for the left
 * @param severity from 0 to 1: how thick it is
 * @param height of an effusion above the diaphragm
 */
record Opacity(Kind kind, double side, double severity, double height, Blob body) {
    private static final int TRIES = 100;
    /** Of a consolidation, in cm, so that none is whiter than the heart. */
    private static final double MOST = 7;

    enum Kind {
        CONSOLIDATION,
        NODULE,
        EFFUSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Opacity draw(Thorax thorax, Seed seed) {
        SplittableRandom random = seed.random();
        double which = random.nextDouble();
        Kind kind = which < 0.55 ? Kind.CONSOLIDATION : which < 0.85 ? Kind.NODULE : Kind.EFFUSION;
        double severity = random.nextDouble(0.25, 1);
        double size = kind == Kind.NODULE ? random.nextDouble(0.045, 0.09) : random.nextDouble(0.11, 0.22);
        double side = random.nextBoolean() ? 1 : -1;
        double x = 0;
        double y = 0;
        for (int i = 0; i < TRIES; i++) {
            x = side * random.nextDouble(0.16, 0.62);
            y = random.nextDouble(-0.5, 0.45);
            if (thorax.lung(x, y) > 7) {
                break;
            }
        }
        Blob body = new Blob(
                x,
                y,
                size,
                size * random.nextDouble(0.7, 1.1),
                random.nextDouble(Math.PI),
                kind == Kind.NODULE ? 0.06 : 0.2,
                seed.split("body"));
        return new Opacity(kind, side, severity, random.nextDouble(0.03, 0.16), body);
    }

    /** From 0 to 1, within the lungs alone. */
    double cover(Thorax thorax, double x, double y) {
        double cover = shape(thorax, x, y);
        return cover > 0 ? cover * Blob.smooth(thorax.lung(x, y) / 2) : 0;
    }

    private double shape(Thorax thorax, double x, double y) {
        return switch (kind) {
            case CONSOLIDATION -> body.cover(x, y, 0.95);
            case NODULE -> body.cover(x, y, 0.35);
            case EFFUSION -> {
                if (x * side < 0.1) {
                    yield 0;
                }
                double out = (Math.abs(x) - 0.1) / (thorax.width() - 0.1);
                double level = thorax.dome() + 0.09 - height * (0.25 + out * out * 1.5);
                yield Blob.smooth(0.5 + (y - level) / 0.09);
            }
        };
    }

    /** In cm of tissue. */
    double thickness(Thorax thorax, double x, double y) {
        double cover = shape(thorax, x, y);
        if (cover == 0) {
            return 0;
        }
        return switch (kind) {
            case CONSOLIDATION -> {
                double patchy = 1 + 0.35 * thorax.texture().fractal(9 * x, 9 * y, 7, 2, 0.7);
                yield cover * Math.min(MOST, (2.6 + 5.4 * severity) * Math.max(0.15, patchy));
            }
            case NODULE -> cover * (3 + 3.5 * severity);
            case EFFUSION -> cover * (2.5 + 6 * severity);
        };
    }
}
