package org.prodrome.data.synthetic.ct;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * What is bright or odd without being blood, by one law in the normal and in the abnormal: calcified choroid plexus,
 * pineal gland and basal ganglia, a thickened inner table, old infarcts, a swollen scalp.
 *
 * @param calcified bright bodies, of so many HU
 * @param infarcts dark ones
 * @param table by how much the inner table is thickened in front, as a share of the head's radius
 * @param swelling of the scalp, likewise; on the side of {@code swollen}, in radians
 */
record Lookalikes(
        List<Blob> calcified,
        double density,
        List<Blob> infarcts,
        double table,
        double swelling,
        double swollen,
        GradientNoise edge) {

    static Lookalikes draw(Head head, double slice, Seed seed) {
        SplittableRandom random = seed.random();
        List<Blob> calcified = new ArrayList<>();
        if (random.nextDouble() < 0.55) {
            double size = random.nextDouble(0.025, 0.05);
            double y = random.nextDouble(0.16, 0.3);
            for (int side = -1; side <= 1; side += 2) {
                double x = side * (0.10 + 0.6 * y * y + 0.05 * y);
                calcified.add(spot(x, y, size * random.nextDouble(0.6, 1.2), seed.split(side + 1)));
            }
        }
        if (random.nextDouble() < 0.5) {
            calcified.add(spot(0, random.nextDouble(0.12, 0.18), random.nextDouble(0.025, 0.04), seed.split("pineal")));
        }
        if (random.nextDouble() < 0.12) {
            double size = random.nextDouble(0.03, 0.06);
            calcified.add(spot(-0.24, -0.06, size, seed.split("right")));
            calcified.add(spot(0.24, -0.06, size, seed.split("left")));
        }
        List<Blob> infarcts = new ArrayList<>();
        if (random.nextDouble() < 0.3) {
            double side = random.nextBoolean() ? 1 : -1;
            infarcts.add(new Blob(
                    side * random.nextDouble(0.25, 0.5),
                    random.nextDouble(-0.3, 0.5),
                    random.nextDouble(0.12, 0.25),
                    random.nextDouble(0.10, 0.2),
                    random.nextDouble(Math.PI),
                    0.25,
                    seed.split("infarct")));
        }
        return new Lookalikes(
                calcified,
                random.nextDouble(70, 160),
                infarcts,
                random.nextDouble() < 0.35 ? random.nextDouble(0.02, 0.06) : 0,
                random.nextDouble() < 0.35 ? random.nextDouble(0.03, 0.09) : 0,
                random.nextDouble(-Math.PI, Math.PI),
                new GradientNoise(seed.split("edge")));
    }

    private static Blob spot(double x, double y, double size, Seed seed) {
        return new Blob(x, y, size, size * 1.2, 0, 0.3, seed);
    }

    double over(double value, double x, double y, double radius) {
        double seen = value;
        for (Blob infarct : infarcts) {
            seen -= 14 * infarct.cover(x, y, 0.4) * (seen > 20 ? 1 : 0);
        }
        for (Blob body : calcified) {
            seen += body.cover(x, y, 0.5) * (density - seen);
        }
        double thick = y < 0 ? table * Math.max(0, -y) * (1 + 0.5 * edge.at(5 * x, 5 * y)) : 0;
        return radius > Head.INNER_TABLE - thick ? 900 : seen;
    }

    /** How far the scalp's surface is out, as a share of the head's radius. */
    double swelling(double x, double y) {
        if (swelling == 0) {
            return 0;
        }
        double from = Math.IEEEremainder(StrictMath.atan2(y, x) - swollen, 2 * Math.PI) / 0.6;
        return Math.abs(from) < 1 ? swelling * (1 - from * from) : 0;
    }
}
