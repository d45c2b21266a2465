package org.prodrome.runtime;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How one axis is sampled anew: which old elements make each new one, and with which weights. Every interpolation is a
 * product over axes, so one axis after another is all there is to it.
 *
 * <p>Places between old elements are computed in 32 bits, as ONNX Runtime does it, for a place that falls just on this
 * side of a border there has to do so here.
 *
 * @param length of the new axis
 * @param taps for each of the neighbours the place of that neighbour for each new element
 * @param weights for each of the neighbours its weight for each new element; null if there is one neighbour with weight
 *     1
 * @param outside whether the new element lies outside what is cropped; null if none does
 * @param places between the old elements, where the new ones lie
 */
record Resampling(
        int length, long[][] taps, double @Nullable [][] weights, boolean @Nullable [] outside, float[] places) {

    private static final int LONGEST = 1 << 24;

    /** Where an axis goes: its lengths before and after, and the part of it that is taken. */
    record Stretch(int original, int resized, float scale, float width, float start, float end) {

        /** @param width the length that the scale asks for, before it is rounded down */
        static Stretch whole(int original, int resized, float scale, float width) {
            return new Stretch(original, resized, scale, width, 0, 1);
        }

        boolean identity() {
            return original == resized && scale == 1 && start == 0 && end == 1;
        }
    }

    static Resampling nearest(Stretch stretch, ResizeOptions options) {
        float[] places = places(stretch, options);
        long[] taps = new long[places.length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = clamp(options.rounding().nearest(places[i], stretch.scale() < 1), stretch);
        }
        return new Resampling(taps.length, new long[][] {taps}, null, outside(places, stretch, options), places);
    }

    /** Linear or cubic: weights are a kernel's values at the distances to the neighbours. */
    static Resampling weighted(Stretch stretch, ResizeOptions options) {
        float[] places = places(stretch, options);
        // An antialiasing filter is the kernel stretched over the elements that become one.
        double squeeze = options.antialias() ? Math.min(stretch.scale(), 1) : 1;
        int radius = options.interpolation() == ResizeOptions.Interpolation.CUBIC ? 2 : 1;
        int first = (int) Math.floor(-radius / squeeze) + 1;
        int count = 2 - 2 * first;
        long[][] taps = new long[count][places.length];
        double[][] weights = new double[count][places.length];
        for (int i = 0; i < places.length; i++) {
            long floor = (long) Math.floor(places[i]);
            double ratio = places[i] - floor;
            double sum = 0;
            for (int tap = 0; tap < count; tap++) {
                long place = floor + first + tap;
                taps[tap][i] = clamp(place, stretch);
                boolean left = options.excludeOutside() && place != taps[tap][i];
                weights[tap][i] = left ? 0 : options.kernel((first + tap - ratio) * squeeze);
                sum += weights[tap][i];
            }
            if (options.excludeOutside() || squeeze < 1) {
                for (double[] weight : weights) {
                    weight[i] /= sum == 0 ? 1 : sum;
                }
            }
        }
        return new Resampling(places.length, taps, weights, outside(places, stretch, options), places);
    }

    private static float[] places(Stretch stretch, ResizeOptions options) {
        if (stretch.resized() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected an axis of at most 2^24 elements to resize to, got " + stretch.resized());
        }
        float[] places = new float[stretch.resized()];
        for (int i = 0; i < places.length; i++) {
            places[i] = options.coordinates().place(i, stretch);
        }
        return places;
    }

    private static long clamp(long place, Stretch stretch) {
        return Math.clamp(place, 0, stretch.original() - 1L);
    }

    private static boolean @Nullable [] outside(float[] places, Stretch stretch, ResizeOptions options) {
        if (options.coordinates() != ResizeOptions.Coordinates.TF_CROP_AND_RESIZE) {
            return null;
        }
        boolean[] outside = new boolean[places.length];
        for (int i = 0; i < outside.length; i++) {
            outside[i] = places[i] < 0 || places[i] > stretch.original() - 1;
        }
        return IntStream.range(0, outside.length).anyMatch(i -> outside[i]) ? outside : null;
    }
}
