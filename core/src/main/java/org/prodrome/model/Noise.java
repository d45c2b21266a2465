package org.prodrome.model;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * What a network draws while it is trained, beside the case: an input of its own, [batch, ...], which scoring does
 * without.
 */
public sealed interface Noise {
    /** The input's name. */
    String input();

    /** A sample's shape. */
    List<Integer> each();

    /** Draws a value. */
    float draw(RandomGenerator random);

    /** The shape [batch, ...]. */
    default long[] shape(long batch) {
        return LongStream.concat(LongStream.of(batch), each().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /** How many values a sample has. */
    default int size() {
        return each().stream().reduce(1, Math::multiplyExact);
    }

    /** Of mean 0 and deviation 1. */
    record Normal(String input, List<Integer> each) implements Noise {
        public Normal {
            each = List.copyOf(each);
        }

        @Override
        public float draw(RandomGenerator random) {
            return (float) random.nextGaussian();
        }
    }

    /** From 0 to below 1. */
    record Uniform(String input, List<Integer> each) implements Noise {
        public Uniform {
            each = List.copyOf(each);
        }

        @Override
        public float draw(RandomGenerator random) {
            return random.nextFloat();
        }
    }

    /**
     * 0 where something is dropped and 1 where it stays.
     *
     * @param rate share that is dropped
     */
    record Dropped(String input, List<Integer> each, double rate) implements Noise {
        public Dropped {
            each = List.copyOf(each);
        }

        @Override
        public float draw(RandomGenerator random) {
            return random.nextDouble() < rate ? 0 : 1;
        }
    }
}
