package org.prodrome.graph;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.prodrome.data.Seed;

/** How a parameter's first values are made. */
public sealed interface Initialiser {

    /** Every element the same. */
    record Constant(float value) implements Initialiser {}

    /** Uniform between minus and plus the bound. */
    record Uniform(double bound) implements Initialiser {}

    /** Normal with mean zero. */
    record Normal(double deviation) implements Initialiser {}

    /** Values that are there already, such as those of a network that somebody else trained. */
    record Given(Array values) implements Initialiser {}

    /** He et al. 2015, equation 10: normal with variance 2 / fan-in, for layers before a rectifier. */
    static Initialiser he(long fanIn) {
        return new Normal(Math.sqrt(2.0 / fanIn));
    }

    /** Glorot and Bengio 2010, equation 16: uniform within sqrt(6 / (fan-in + fan-out)). */
    static Initialiser glorot(long fanIn, long fanOut) {
        return new Uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /** Draws the values for a parameter of that shape. */
    default Array draw(Seed seed, long... shape) {
        return switch (this) {
            case Given(Array values) -> values;
            case Constant(float value) -> {
                float[] values = new float[Math.toIntExact(Array.count(shape))];
                Arrays.fill(values, value);
                yield Array.of(values, shape);
            }
            case Uniform(double bound) -> fill(seed, shape, random -> random.nextDouble(-bound, bound));
            case Normal(double deviation) -> fill(seed, shape, random -> random.nextGaussian() * deviation);
        };
    }

    private static Array fill(Seed seed, long[] shape, ToDoubleFunction<RandomGenerator> draw) {
        RandomGenerator random = seed.random();
        float[] values = new float[Math.toIntExact(Array.count(shape))];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draw.applyAsDouble(random);
        }
        return Array.of(values, shape);
    }
}
