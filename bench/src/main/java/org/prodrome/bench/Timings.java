package org.prodrome.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;

/** What timed comparisons have in common. */
final class Timings {
    private Timings() {}

    static double milliseconds(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e6;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Standard normal values. */
    static Array noise(long... shape) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        SplittableRandom random = new Seed(1).random();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Array.of(values, shape);
    }

    /** Labels 0, 1, 0, 1... [size]. */
    static Array alternating(int size) {
        float[] labels = new float[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % 2;
        }
        return Array.of(labels, size);
    }
}
