package org.prodrome.data.synthetic.oct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A cut through the macula: x in mm from the fovea, heights in micrometres above Bruch's membrane.
 *
 * @param thick by what all layers' thickness is multiplied
 * @param pit half width of the fovea, in mm
 * @param depth of the fovea, 1 for usual
 * @param choroid its thickness, in micrometres
 * @param vessels where they throw shadows, in mm
 */
record Retina(
        double thick,
        double pit,
        double depth,
        double choroid,
        List<Double> vessels,
        Optional<Fault> fault,
        GradientNoise texture) {
    private static final double EPITHELIUM = 17;

    static Retina draw(boolean abnormal, Seed seed) {
        SplittableRandom random = seed.random();
        List<Double> vessels = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            vessels.add((random.nextBoolean() ? 1 : -1) * random.nextDouble(0.8, 2.9));
        }
        return new Retina(
                random.nextDouble(0.86, 1.12),
                random.nextDouble(0.35, 0.6),
                random.nextDouble(0.6, 1),
                random.nextDouble(150, 380),
                List.copyOf(vessels),
                abnormal ? Optional.of(Fault.draw(seed.split("fault"))) : Optional.empty(),
                new GradientNoise(seed.split("texture")));
    }

    /** One column, so that its layers are laid once. */
    final class Column {
        private final double x;
        private final double drusen;
        private final double fluid;
        private final double shadow;
        private final double[] tops = new double[Layer.values().length];

        Column(double x) {
            this.x = x;
            drusen = fault.filter(one -> one.kind() == Fault.Kind.DRUSEN)
                    .map(one -> one.lift(x))
                    .orElse(0.0);
            fluid = fault.filter(one -> one.kind() == Fault.Kind.SUBRETINAL_FLUID)
                    .map(one -> one.lift(x))
                    .orElse(0.0);
            double swelling = fault.filter(one -> one.kind() == Fault.Kind.INTRARETINAL_FLUID)
                    .map(one -> one.lift(x))
                    .orElse(0.0);
            double pitted = depth * StrictMath.exp(-(x / pit) * (x / pit));
            double out = Math.clamp((Math.abs(x) - 0.9) / 1.3, 0, 1.5);
            double top = drusen + EPITHELIUM + fluid;
            for (Layer layer : Layer.values()) {
                double bumpy = 1 + 0.06 * texture.at(2.5 * x, 3 * layer.ordinal(), 2);
                double share = layer == Layer.OUTER_NUCLEAR ? 0.6 : layer == Layer.INNER_NUCLEAR ? 0.4 : 0;
                double usual = thick * bumpy * layer.thickness(pitted, out);
                double pressed = layer == Layer.OUTER_NUCLEAR ? Math.min(0.7 * drusen + 0.2 * fluid, 0.7 * usual) : 0;
                top += usual - pressed + share * swelling;
                tops[layer.ordinal()] = top;
            }
            double dark = 0;
            for (double vessel : vessels) {
                double d = (x - vessel) / 0.06;
                dark = Math.max(dark, StrictMath.exp(-d * d));
            }
            shadow = dark;
        }

        /** How abnormal a height is: within a druse or within fluid, 0 or 1. */
        double abnormal(double height) {
            if (drusen > 6 && height > 0 && height < drusen + EPITHELIUM) {
                return 1;
            }
            return (fluid > 6 && height > drusen + EPITHELIUM && height < drusen + EPITHELIUM + fluid) || cystic(height)
                    ? 1
                    : 0;
        }

        private boolean cystic(double height) {
            if (fault.isEmpty()) {
                return false;
            }
            for (Fault.Cyst cyst : fault.get().cysts()) {
                double a = (x - cyst.x()) / cyst.half();
                int at = cyst.layer().ordinal();
                double b = (height - (tops[at] + tops[at - 1]) / 2) / cyst.high();
                if (a * a + b * b < 1) {
                    return true;
                }
            }
            return false;
        }

        /** A share of the shown range. */
        double brightness(double height) {
            double value = unshadowed(height);
            boolean vessel = shadow > 0.3 && height < tops[Layer.NERVE_FIBRE.ordinal()];
            boolean within = height > tops[Layer.INNER_PLEXIFORM.ordinal()] - 10;
            return vessel ? within ? Math.max(value, 0.6) : value * (1 - 0.45 * shadow) : value;
        }

        private double unshadowed(double height) {
            if (height < 0) {
                return choroidal(-height);
            }
            if (height < drusen) {
                return 0.50 + 0.05 * texture.at(8 * x, height / 20, 5);
            }
            if (height < drusen + EPITHELIUM) {
                return 0.95;
            }
            if (height < drusen + EPITHELIUM + fluid || cystic(height)) {
                return 0.09;
            }
            for (Layer layer : Layer.values()) {
                if (height < tops[layer.ordinal()]) {
                    return layer.brightness() + 0.03 * texture.at(5 * x, height / 25, 7);
                }
            }
            return 0.02;
        }

        private double choroidal(double below) {
            double vessel = texture.fractal(4 * x, below / 70, 3, 2, 0.5);
            double stroma = 0.62 - 0.14 * Math.max(0, vessel);
            double within = below < choroid ? 1 : StrictMath.exp(-(below - choroid) / 60);
            return stroma * within * StrictMath.exp(-below / 520) + 0.02;
        }
    }
}
