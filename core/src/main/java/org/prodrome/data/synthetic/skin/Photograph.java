package org.prodrome.data.synthetic.skin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;

/** One photograph: skin, a lesion on it, hairs and a ruler over it, the light and the sensor. */
final class Photograph implements Depiction {
    private static final double TICK = 0.085;

    private final Dermatoscope camera;
    private final Seed visit;
    private final boolean malignant;
    private final Mole mole;
    private final GradientNoise skin;
    private final List<Hair> hairs = new ArrayList<>();
    private final double melanin;
    private final double flush;
    private final double light;
    private final double warmth;
    private final double ruler;
    private final double cos;
    private final double sin;

    /** A curved line from one side of the frame to the other. */
    private record Hair(double x, double y, double way, double bend, double half, double dark) {
        double at(double px, double py) {
            double along = StrictMath.cos(way) * (px - x) + StrictMath.sin(way) * (py - y);
            double across = StrictMath.cos(way) * (py - y) - StrictMath.sin(way) * (px - x) - bend * along * along;
            double d = Math.abs(across) / half;
            return Math.abs(along) < 0.9 && d < 1.6 ? dark * Math.min(1, 1.6 - d) : 0;
        }
    }

    Photograph(Member<Dermatoscope> member) {
        camera = member.site();
        visit = member.visit();
        malignant = member.abnormal();
        Seed subject = member.subject();
        mole = Mole.draw(malignant, subject.split("mole"));
        skin = new GradientNoise(subject.split("skin"));
        SplittableRandom body = subject.split("body").random();
        melanin = body.nextDouble(camera.palest(), camera.darkest());
        flush = body.nextDouble(0.3);
        SplittableRandom random = visit.split("camera").random();
        light = random.nextDouble(0.8, 1.1);
        warmth = camera.warmth() * random.nextDouble(0.95, 1.05);
        ruler = random.nextDouble() < camera.ruler() ? random.nextDouble(0.7, 0.95) : 2;
        double turn = random.nextDouble(2 * Math.PI);
        cos = StrictMath.cos(turn);
        sin = StrictMath.sin(turn);
        int count = random.nextDouble() < 0.5 ? random.nextInt(14) : 0;
        double combed = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < count; i++) {
            hairs.add(new Hair(
                    random.nextDouble(-1, 1),
                    random.nextDouble(-1, 1),
                    combed + random.nextDouble(-0.7, 0.7),
                    random.nextDouble(-0.4, 0.4),
                    random.nextDouble(0.006, 0.013),
                    random.nextDouble(0.5, 0.9)));
        }
    }

    @Override
    public Findings findings() {
        return new Findings(
                malignant
                        ? List.of(new Finding("melanoma", (x, y) -> mole.cover(cos * x + sin * y, cos * y - sin * x)))
                        : List.of(),
                mole.atypia());
    }

    @Override
    public Image picture(int side) {
        SplittableRandom random = visit.split("noise").random();
        return Raster.image(side, Raster.RGB, (x, y, colour) -> {
            at(x, y, colour);
            for (int c = 0; c < 3; c++) {
                colour[c] = Raster.level(colour[c] + camera.noise() * random.nextGaussian());
            }
        });
    }

    private void at(double x, double y, double[] colour) {
        double u = cos * x + sin * y;
        double v = cos * y - sin * x;
        double pores = skin.fractal(14 * u, 14 * v, 1, 2, 0.7);
        double patches = skin.at(1.5 * u, 1.5 * v, 4);
        colour[0] = 0.95;
        colour[1] = 0.76 - 0.12 * flush * (1 + 0.5 * patches);
        colour[2] = 0.68 - 0.10 * flush * (1 + 0.5 * patches);
        Mole.absorb(colour, melanin * (0.55 + 0.05 * patches) + 0.018 * pores);
        mole.paint(u, v, colour);
        double hair = 0;
        for (Hair one : hairs) {
            hair = Math.max(hair, one.at(x, y));
        }
        double shade = light * (1 - camera.falloff() * (x * x + y * y) / 2);
        double glare = camera.polarised() ? 0 : gel(x, y);
        double dark = Math.max(hair, ink(x, y));
        colour[0] *= shade * (1 - dark) * StrictMath.sqrt(warmth);
        colour[1] *= shade * (1 - dark);
        colour[2] *= shade * (1 - dark) / StrictMath.sqrt(warmth);
        for (int c = 0; c < 3; c++) {
            colour[c] += glare * (1 - colour[c]);
        }
        if (!camera.polarised() && x * x + y * y > 1.25) {
            Arrays.fill(colour, 0.03);
        }
    }

    /** A few bubbles' edges in the gel. */
    private double gel(double x, double y) {
        double bubble = skin.at(3.5 * x + 40, 3.5 * y, 9);
        double edge = Math.abs(bubble - 1.9);
        return edge < 0.12 ? 0.35 * (1 - edge / 0.12) : 0;
    }

    /** A ruler's ticks: millimetres, and longer every fifth. */
    private double ink(double x, double y) {
        if (y < ruler) {
            return 0;
        }
        double tick = x / TICK;
        boolean fifth = Math.floorMod(Math.round(tick), 5) == 0;
        boolean line = Math.abs(tick - Math.round(tick)) < 0.11;
        return line && y < ruler + (fifth ? 0.14 : 0.07) ? 0.85 : 0;
    }
}
