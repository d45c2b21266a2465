package org.prodrome.data.synthetic.oct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * What is wrong with a retina.
 *
 * @param severity from 0 to 1: how high drusen are or how much fluid there is
 * @param bumps drusen, the one dome of fluid under the retina, or the swelling around cysts
 * @param cysts within the swelling
 */
record Fault(Kind kind, double severity, List<Bump> bumps, List<Cyst> cysts) {

    enum Kind {
        DRUSEN,
        INTRARETINAL_FLUID,
        SUBRETINAL_FLUID;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** @param x in mm; {@code height} in micrometres, {@code half} its half width in mm */
    record Bump(double x, double height, double half) {
        double at(double px) {
            double d = (px - x) / half;
            double inside = 1 - d * d;
            return Math.abs(d) < 1 ? height * inside * Math.sqrt(inside) : 0;
        }
    }

    /** @param x in mm; {@code layer} it lies in, {@code half} and {@code high}: half axes in mm and micrometres */
    record Cyst(double x, Layer layer, double half, double high) {}

    static Fault draw(Seed seed) {
        SplittableRandom random = seed.random();
        Kind kind = Kind.values()[random.nextInt(3)];
        double severity = random.nextDouble(0.2, 1);
        List<Bump> bumps = new ArrayList<>();
        List<Cyst> cysts = new ArrayList<>();
        switch (kind) {
            case DRUSEN -> {
                int count = 3 + random.nextInt(6);
                for (int i = 0; i < count; i++) {
                    double height = (18 + 60 * severity) * random.nextDouble(0.5, 1);
                    bumps.add(new Bump(random.nextDouble(-2.2, 2.2), height, random.nextDouble(0.10, 0.32)));
                }
            }
            case SUBRETINAL_FLUID ->
                bumps.add(new Bump(
                        random.nextDouble(-1.2, 1.2),
                        30 + 110 * severity,
                        0.35 + 0.5 * severity + random.nextDouble(0.5)));
            case INTRARETINAL_FLUID -> {
                double x = random.nextDouble(-1.3, 1.3);
                bumps.add(new Bump(x, 15 + 90 * severity, random.nextDouble(0.7, 1.4)));
                int count = 3 + random.nextInt(6);
                for (int i = 0; i < count; i++) {
                    cysts.add(new Cyst(
                            x + random.nextDouble(-0.6, 0.6),
                            random.nextDouble() < 0.4 ? Layer.INNER_NUCLEAR : Layer.OUTER_NUCLEAR,
                            random.nextDouble(0.06, 0.12) + 0.08 * severity,
                            random.nextDouble(12, 20) + 22 * severity));
                }
            }
        }
        return new Fault(kind, severity, bumps, cysts);
    }

    /** Micrometres by which it lifts what lies above it. */
    double lift(double x) {
        double most = 0;
        for (Bump bump : bumps) {
            most = Math.max(most, bump.at(x));
        }
        return most;
    }
}
