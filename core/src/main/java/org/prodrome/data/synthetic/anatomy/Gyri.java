package org.prodrome.data.synthetic.anatomy;

import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A folded cortex: furrows run where a noise over the sphere of directions is 0, so that they meander and part as sulci
 * do, and a ribbon of one thickness lines the surface and both banks of each. The fissure between the hemispheres and
 * the two of Sylvius are furrows, too. Thickness and spacing were set by hand after slices of grown-ups.
 *
 * @param cortex thickness of the ribbon, as a share of the head's radius
 * @param gap half the width of a furrow at the surface, likewise; wide where the brain has shrunk with age
 * @param deepest how far the deepest furrows reach, likewise
 * @param lateral where the fissures of Sylvius begin, from front to back
 */
record Gyri(double cortex, double gap, double deepest, double lateral, GradientNoise furrows, GradientNoise depths)
        implements Mantle {
    private static final double FREQUENCY = 5.6;

    /** Of the noise where it is 0, for each of its units of length. */
    private static final double SLOPE = 2.6;

    private static final double CALLOSUM = 0.36;
    private static final double INSULA = 0.27;

    /** @param age from 0 to 1 */
    static Gyri draw(double age, Seed seed) {
        SplittableRandom random = seed.random();
        return new Gyri(
                random.nextDouble(0.034, 0.044),
                0.003 + 0.012 * age + random.nextDouble(0.003),
                random.nextDouble(0.20, 0.28),
                random.nextDouble(-0.12, 0.02),
                new GradientNoise(seed.split("furrows")),
                new GradientNoise(seed.split("depths")));
    }

    @Override
    public Tissue at(double depth, Spot spot) {
        if (depth < 0) {
            return Tissue.CSF;
        }
        double grey =
                Math.min(depth, Math.min(furrow(depth, spot), Math.min(middle(depth, spot), sylvian(depth, spot))));
        return grey < 0 ? Tissue.CSF : grey < cortex ? Tissue.GREY : Tissue.WHITE;
    }

    /** How far the nearest furrow is; below 0 within it. */
    private double furrow(double depth, Spot spot) {
        double length = Math.max(0.1, Math.sqrt(spot.u() * spot.u() + spot.v() * spot.v() + spot.z() * spot.z()));
        double wound = FREQUENCY * (1 + 0.35 * depth) / length;
        double a = wound * spot.u();
        double b = wound * spot.v();
        double c = wound * spot.z();
        double beside = Math.abs(furrows.at(a, b, c)) / (SLOPE * wound);
        double reach = deepest * Math.clamp(0.62 + 0.38 * depths.at(0.45 * a, 0.45 * b, 0.45 * c), 0.15, 1);
        double open = gap * Math.max(0, 1 - 0.6 * depth / reach);
        return Math.hypot(beside, Math.max(0, depth - reach)) - open;
    }

    /** How far the fissure between the hemispheres is, which ends above the corpus callosum. */
    private double middle(double depth, Spot spot) {
        double wave = 0.012 * furrows.at(5 * spot.v(), 5 * spot.z() + 60);
        double callosum = CALLOSUM * Math.sqrt(Math.max(0, 1 - spot.z() * spot.z() / 0.12));
        double below = spot.z() < -0.3 ? 0.2 : 0;
        double open = gap + 0.025 * Math.max(0, 1 - depth / 0.08);
        return Math.hypot(spot.u() - wave, Math.max(0, Math.max(callosum, below) - Math.abs(spot.v()))) - open;
    }

    /** How far the fissure of Sylvius on the same side is, which runs inwards and a little backwards. */
    private double sylvian(double depth, Spot spot) {
        double wave = 0.02 * furrows.at(4 * Math.abs(spot.u()), 4 * spot.z() + 90);
        double line = Math.abs(spot.v() - lateral - 0.5 * depth - wave);
        double high = Math.max(0, Math.abs(spot.z() - 0.02) - 0.22);
        double open = 1.6 * gap * Math.max(0, 1 - 0.5 * depth / INSULA);
        return Math.hypot(Math.hypot(line, high), Math.max(0, depth - INSULA)) - open;
    }
}
