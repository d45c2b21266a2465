package org.prodrome.data.synthetic.fundus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * Spots of one kind.
 *
 * @param severity from 0 to 1: how many there are and how strongly they stand out
 */
record Signs(Kind kind, double severity, List<Blob> spots) {

    enum Kind {
        MICROANEURYSMS,
        HAEMORRHAGES,
        EXUDATES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double EDGE = 0.5;

    /** One to three kinds, about the posterior pole. */
    static List<Signs> draw(double discX, double discY, Seed seed) {
        SplittableRandom random = seed.random();
        double severity = random.nextDouble(0.25, 1);
        int first = random.nextInt(3);
        List<Signs> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.ordinal() == first || random.nextDouble() < 0.35) {
                all.add(new Signs(kind, severity, spots(kind, severity, discX, discY, random, seed)));
            }
        }
        return all;
    }

    private static List<Blob> spots(
            Kind kind, double severity, double discX, double discY, SplittableRandom random, Seed seed) {
        int count = switch (kind) {
            case MICROANEURYSMS -> 5 + (int) (18 * severity * random.nextDouble(0.5, 1));
            case HAEMORRHAGES -> 2 + (int) (8 * severity * random.nextDouble(0.5, 1));
            case EXUDATES -> 6 + (int) (26 * severity * random.nextDouble(0.5, 1));
        };
        double groupX = random.nextDouble(-0.45, 0.45);
        double groupY = random.nextDouble(-0.45, 0.45);
        List<Blob> spots = new ArrayList<>();
        while (spots.size() < count) {
            boolean grouped = kind == Kind.EXUDATES;
            double x = grouped ? groupX + 0.13 * random.nextGaussian() : random.nextDouble(-0.75, 0.75);
            double y = grouped ? groupY + 0.13 * random.nextGaussian() : random.nextDouble(-0.75, 0.75);
            if (Math.hypot(x - discX, y - discY) < 0.22 || x * x + y * y > 0.6) {
                groupX *= 0.97;
                groupY *= 0.97;
                continue;
            }
            double size = switch (kind) {
                case MICROANEURYSMS -> random.nextDouble(0.012, 0.02);
                case HAEMORRHAGES -> random.nextDouble(0.03, 0.085);
                case EXUDATES -> random.nextDouble(0.012, 0.04);
            };
            spots.add(new Blob(
                    x,
                    y,
                    size,
                    size * random.nextDouble(0.6, 1),
                    random.nextDouble(Math.PI),
                    kind == Kind.MICROANEURYSMS ? 0 : 0.2,
                    seed.split(kind.word()).split(spots.size())));
        }
        return spots;
    }

    double cover(double x, double y) {
        double most = 0;
        for (Blob spot : spots) {
            most = Math.max(most, spot.cover(x, y, EDGE));
        }
        return most;
    }
}
