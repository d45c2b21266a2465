package org.prodrome.model;

import java.util.List;
import java.util.function.DoubleSupplier;
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

    /** Draws a sample's values, from a place on. */
    void draw(RandomGenerator random, float[] values, int from);

    /** The shape [batch, ...]. */
    default long[] shape(long batch) {
        return LongStream.concat(LongStream.of(batch), each().stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /** How many values a sample has. */
    default int size() {
        return each().stream().reduce(1, Math::multiplyExact);
    }

    private static void fill(float[] values, int from, int count, DoubleSupplier value) {
        for (int i = from; i < from + count; i++) {
            values[i] = (float) value.getAsDouble();
        }
    }

    /** Of mean 0 and deviation 1. */
    record Normal(String input, List<Integer> each) implements Noise {
        public Normal {
            each = List.copyOf(each);
        }

        @Override
        public void draw(RandomGenerator random, float[] values, int from) {
            fill(values, from, size(), random::nextGaussian);
        }
    }

    /** From 0 to below 1. */
    record Uniform(String input, List<Integer> each) implements Noise {
        public Uniform {
            each = List.copyOf(each);
        }

        @Override
        public void draw(RandomGenerator random, float[] values, int from) {
            fill(values, from, size(), random::nextFloat);
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
        public void draw(RandomGenerator random, float[] values, int from) {
            fill(values, from, size(), () -> random.nextDouble() < rate ? 0 : 1);
        }
    }

    /**
     * 0 within a box at a random place and 1 elsewhere, for all channels alike: [channel, length, ...].
     *
     * @param edge of the box, as a share of each length
     */
    record Blanked(String input, List<Integer> each, double edge) implements Noise {
        public Blanked {
            each = List.copyOf(each);
        }

        @Override
        public void draw(RandomGenerator random, float[] values, int from) {
            int axes = each.size() - 1;
            int[] first = new int[axes];
            int[] after = new int[axes];
            for (int axis = 0; axis < axes; axis++) {
                int length = each.get(axis + 1);
                int box = Math.clamp(Math.round(edge * length), 1, length);
                first[axis] = random.nextInt(length - box + 1);
                after[axis] = first[axis] + box;
            }
            for (int i = 0; i < size(); i++) {
                boolean within = axes > 0;
                int rest = i;
                for (int axis = axes - 1; axis >= 0; axis--) {
                    int place = rest % each.get(axis + 1);
                    rest /= each.get(axis + 1);
                    within &= place >= first[axis] && place < after[axis];
                }
                values[from + i] = within ? 0 : 1;
            }
        }
    }
}
