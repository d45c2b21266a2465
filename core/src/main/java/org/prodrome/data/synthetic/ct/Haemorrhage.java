package org.prodrome.data.synthetic.ct;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.anatomy.Tissue;
import org.prodrome.data.synthetic.texture.Blob;

/**
 * Fresh blood within the skull.
 *
 * @param side -1 for the subject's right, 1 for the left
 * @param angle of its middle from the head's middle, in radians
 * @param severity from 0 to 1: how much of it there is
 * @param density in HU
 * @param body where the kinds within the brain are; the reach of a subarachnoid one
 */
record Haemorrhage(Kind kind, double side, double angle, double severity, double density, Blob body) {

    enum Kind {
        INTRAPARENCHYMAL,
        SUBDURAL,
        EPIDURAL,
        SUBARACHNOID,
        INTRAVENTRICULAR;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int TRIES = 100;

    static Haemorrhage draw(Head head, double slice, Seed seed) {
        SplittableRandom random = seed.random();
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        double side = random.nextBoolean() ? 1 : -1;
        double severity = random.nextDouble(0.15, 1);
        double turn = random.nextDouble(-0.9, 0.9);
        double angle = side > 0 ? turn : Math.PI - turn;
        double size = kind == Kind.SUBARACHNOID ? 0.22 + 0.2 * severity : 0.08 + 0.14 * severity;
        double x = 0;
        double y = 0;
        for (int i = 0; i < TRIES; i++) {
            x = side * random.nextDouble(0.08, 0.6);
            y = random.nextDouble(-0.6, 0.6);
            double radius = head.radius(x, y, slice);
            if (kind == Kind.SUBARACHNOID
                    ? radius > 0.62 && radius < 0.82
                    : head.tissue(x, y, slice).substance() && radius < 0.6) {
                break;
            }
        }
        Blob body = new Blob(
                x, y, size, size * random.nextDouble(0.6, 1), random.nextDouble(Math.PI), 0.22, seed.split("body"));
        return new Haemorrhage(kind, side, angle, severity, random.nextDouble(52, 76), body);
    }

    /** From 0 to 1, within the skull alone. */
    double cover(Head head, double x, double y, double z) {
        return switch (kind) {
            case INTRAPARENCHYMAL -> {
                double cover = body.cover(x, y, 0.12);
                yield cover > 0 && head.tissue(x, y, z).substance() ? cover : 0;
            }
            case SUBDURAL -> layer(head, x, y, z, 0.9 + 0.3 * severity, 0.035 + 0.10 * severity, 0.35);
            case EPIDURAL -> layer(head, x, y, z, 0.32 + 0.22 * severity, 0.10 + 0.17 * severity, 1);
            case SUBARACHNOID -> {
                double cover = body.cover(x, y, 0.5);
                yield cover > 0 && head.radius(x, y, z) < Head.INNER_TABLE - 0.005 && head.tissue(x, y, z) == Tissue.CSF
                        ? cover
                        : 0;
            }
            case INTRAVENTRICULAR ->
                x * side > -0.02 * severity && y > 0.2 - 0.42 * severity && head.tissue(x, y, z) == Tissue.VENTRICLE
                        ? 1
                        : 0;
        };
    }

    /** Share of oedema around a clot in the brain. */
    double oedema(double x, double y) {
        return kind == Kind.INTRAPARENCHYMAL ? Blob.smooth(0.5 + 1.4 * (body.depth(x, y, 0) + 0.35)) : 0;
    }

    /**
     * Blood under the inner table: a crescent where its thickness falls late, a lens where it falls as a parabola.
     *
     * @param reach half its angle, in radians
     * @param thick in the middle, as a share of the head's radius
     * @param fall power of the profile
     */
    private double layer(Head head, double x, double y, double z, double reach, double thick, double fall) {
        if (x * side < -0.05) {
            return 0;
        }
        double depth = Head.INNER_TABLE - head.radius(x, y, z);
        if (depth < 0 || depth > 1.3 * thick) {
            return 0;
        }
        double from = Math.IEEEremainder(StrictMath.atan2(y, x) - angle, 2 * Math.PI) / reach;
        if (Math.abs(from) >= 1) {
            return 0;
        }
        double rough = 1 + 0.12 * body.edge().at(4 * from, 3);
        double edge = thick * StrictMath.pow(1 - from * from, fall) * rough;
        return Blob.smooth(0.5 + (edge - depth) / 0.015);
    }
}
