package org.prodrome.data.synthetic.chest;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A chest seen from the front, as thicknesses along the beam: x to the subject's left, y downwards, from -1 to 1.
 *
 * @param width half the rib cage's, as a share of half the field of view
 * @param deep from front to back, in cm
 * @param fat adds to the body's thickness, in cm
 * @param dome height of the right diaphragm
 * @param left how much lower the left one is
 * @param fall of either to the side
 * @param heart its width, 1 for usual
 * @param spacing of the ribs
 * @param slope by how much ribs fall towards the side
 * @param breast thickness of the breasts' shadows, in cm; 0 for none
 */
record Thorax(
        double width,
        double deep,
        double fat,
        double dome,
        double left,
        double fall,
        double heart,
        double spacing,
        double slope,
        double breast,
        GradientNoise texture) {
    private static final double APEX = -0.74;

    static Thorax draw(Seed seed) {
        SplittableRandom random = seed.random();
        return new Thorax(
                random.nextDouble(0.64, 0.80),
                random.nextDouble(17, 23),
                random.nextDouble(0, 5),
                random.nextDouble(0.34, 0.58),
                random.nextDouble(-0.05, 0.14),
                random.nextDouble(0.1, 0.5),
                random.nextDouble(0.8, 1.25),
                random.nextDouble(0.125, 0.155),
                random.nextDouble(0.18, 0.42),
                random.nextBoolean() ? random.nextDouble(0.8, 3) : 0,
                new GradientNoise(seed.split("texture")));
    }

    /** Of the rib cage's inside at a height: narrow at the apex. */
    private double cage(double y) {
        double t = Math.clamp((y - APEX) / 1.5, 0, 1);
        return width * StrictMath.pow(StrictMath.sin(Math.PI * (0.05 + 0.55 * StrictMath.sqrt(t)) / 1.2), 0.7);
    }

    /** Of all that isn't air, were there no lungs, in cm. */
    double body(double x, double y) {
        double shoulders = y < -0.3 ? 0.32 * Blob.smooth((-0.3 - y) / 0.45) : 0;
        double half = width + 0.10 + 0.012 * fat + shoulders;
        double neck = 0.24 + 2.2 * Math.max(0, y + 0.93);
        half = Math.min(half, neck);
        double a = Math.abs(x) / half;
        return a >= 1 ? 0 : (deep + fat) * StrictMath.sqrt(1 - a * a * a);
    }

    /** Height of the diaphragm; it falls to the sides. */
    double diaphragm(double x) {
        double top = x < 0 ? dome : dome + left;
        double from = (Math.abs(x) - 0.32) / (width * 0.75);
        return top + fall * from * from + 0.35 * Math.max(0, from) * from;
    }

    /** Depth of the lungs' air, in cm; the heart and the great vessels already taken out. */
    double lung(double x, double y) {
        double half = cage(y) - 0.02;
        double out = Math.abs(x) / half;
        if (out >= 1 || y < APEX) {
            return 0;
        }
        double down = (y - diaphragm(x)) / 0.05;
        double floor = 1 - Blob.smooth(0.5 + down / 2);
        double inner = x < 0 ? 0.10 : 0.11;
        double medial = Blob.smooth(0.5 + (Math.abs(x) - inner) / 0.07);
        double top = Blob.smooth((y - APEX) / 0.16);
        double depth = (deep - 5) * StrictMath.sqrt(1 - out * out) * (0.75 + 0.25 * top) * top;
        return Math.max(0, depth * floor * medial - heart(x, y));
    }

    /** Of the heart and the aortic knob in front of or behind the lung, in cm. */
    double heart(double x, double y) {
        double a = x - 0.11 * heart;
        double b = y - dome + 0.20;
        double cardiac = square((0.83 * a + 0.56 * b) / (0.33 * heart)) + square((0.83 * b - 0.56 * a) / 0.23);
        double knob = square((x - 0.09) / 0.085) + square((y + 0.36) / 0.085);
        double atrium = square((x + 0.05) / 0.14) + square((y - dome + 0.25) / 0.22);
        double thick = 0;
        thick = Math.max(thick, cardiac < 1 ? 11 * StrictMath.sqrt(1 - cardiac) : 0);
        thick = Math.max(thick, knob < 1 ? 5 * StrictMath.sqrt(1 - knob) : 0);
        return Math.max(thick, atrium < 1 ? 8 * StrictMath.sqrt(1 - atrium) : 0);
    }

    /** Branching vessels out from the hila, in cm of blood. */
    double vessels(double x, double y) {
        double dx = Math.abs(x) - 0.13;
        double dy = y + 0.08;
        double from = StrictMath.sqrt(dx * dx + dy * dy) + 0.02;
        double angle = StrictMath.atan2(dy, dx);
        double side = x < 0 ? 20 : 60;
        double wander = 0.25 * texture.at(3 * x + side, 3 * y);
        double ridge = texture.at(3.2 * (angle + wander) + side, 0.8 * StrictMath.log(from));
        double line = Math.max(0, 1 - 2.2 * Math.abs(ridge)) * Blob.smooth((from - 0.05) / 0.08);
        double hilum = StrictMath.exp(-square(dx / 0.06) - square(dy / 0.13));
        return 7 * line * line * StrictMath.exp(-from / 0.3) + 2.5 * hilum;
    }

    /** In cm: ribs behind and in front, spine, clavicles, shoulder blades. */
    double bone(double x, double y) {
        double side = Math.abs(x);
        double half = cage(y) + 0.03;
        double s = side / half;
        double sum = 0;
        if (s < 1 && y > APEX - 0.1 && y < 0.75) {
            double arch = -0.10 * s + slope * s * s * s;
            sum += rib(y - arch, 0.036, 0.55 + 0.5 * s * s * s * s);
            if (s > 0.32) {
                double front = 0.55 * (1 - s) - 0.05;
                sum += 0.55 * rib(y + 0.055 - front, 0.032, 0.5) * Blob.smooth((s - 0.32) / 0.2);
            }
        }
        if (side < 0.10) {
            double disc = Math.abs(Math.IEEEremainder(y + 0.03, spacing)) / spacing;
            double edge = Blob.smooth((0.075 - side) / 0.02 + 0.5);
            sum += edge * (disc > 0.42 ? 0.5 : 1.2 - 0.4 * StrictMath.cos(2 * Math.PI * disc));
        }
        double clavicle = -0.56 - 0.16 * StrictMath.sin(2.2 * side) + 0.06 * StrictMath.sin(7 * side);
        double across = Math.abs(y - clavicle) / 0.032;
        if (across < 1 && side > 0.07 && side < 0.85) {
            sum += 1.1 * tube(across);
        }
        double blade = side - width - 0.02 - 0.18 * (0.1 - y) * (0.1 - y);
        if (y > -0.62 && y < 0.05 && Math.abs(blade) < 0.03) {
            sum += 0.45 * (1 - Math.abs(blade) / 0.03);
        }
        return sum;
    }

    private double rib(double y, double half, double thick) {
        double across = Math.abs(Math.IEEEremainder(y, spacing)) / half;
        return across < 1 ? thick * tube(across) : 0;
    }

    /** A tube's wall along the beam: densest at its edges. */
    private static double tube(double across) {
        double wall = StrictMath.sqrt(1 - across * across);
        return across > 0.7 ? wall + 0.25 : 0.55 * wall + 0.3;
    }

    /** Air of the windpipe and of the stomach, in cm. */
    double air(double x, double y) {
        double pipe = Math.abs(x + 0.01) / 0.042;
        double wind = pipe < 1 && y < -0.28 ? 1.9 * StrictMath.sqrt(1 - pipe * pipe) : 0;
        double bubble = square((x - 0.36) / 0.13) + square((y - dome - 0.17) / 0.07);
        return wind + (bubble < 1 ? 5 * StrictMath.sqrt(1 - bubble) : 0);
    }

    /** Of soft tissue that the breasts add, in cm. */
    double breasts(double x, double y) {
        double d = square((Math.abs(x) - 0.40) / 0.33) + square((y - 0.22) / 0.32);
        return d < 1 ? breast * StrictMath.sqrt(1 - d) : 0;
    }

    private static double square(double a) {
        return a * a;
    }
}
