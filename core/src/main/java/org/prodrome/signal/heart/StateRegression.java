package org.prodrome.signal.heart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.prodrome.data.Seed;
import org.prodrome.regression.RidgeLogistic;

/**
 * Fits the logistic regression of one state against the other three (Springer et al. 2016, section II.D). Of the others
 * as many frames are drawn as the state has, as many of each. LIBLINEAR's ridge penalty of weight 1 is next to nothing
 * against thousands of frames.
 */
final class StateRegression {
    private StateRegression() {}

    /**
     * The intercept, then a weight an envelope.
     *
     * @param frames [state][frame][envelope], three or more of each state
     */
    static double[] fit(List<List<double[]>> frames, HeartState state, Seed seed) {
        List<double[]> own = frames.get(state.ordinal());
        int others = HeartState.COUNT - 1;
        int each = own.size() / others;
        for (HeartState other : HeartState.values()) {
            each = other == state
                    ? each
                    : Math.min(each, frames.get(other.ordinal()).size());
        }
        List<double[]> rows = new ArrayList<>();
        boolean[] labels = new boolean[2 * others * each];
        for (HeartState drawn : HeartState.values()) {
            int count = drawn == state ? others * each : each;
            List<double[]> some = draw(frames.get(drawn.ordinal()), count, seed.split(drawn.name()));
            for (double[] frame : some) {
                labels[rows.size()] = drawn == state;
                rows.add(frame);
            }
        }
        RidgeLogistic fitted = RidgeLogistic.fit(rows.toArray(double[][]::new), labels);
        return DoubleStream.concat(DoubleStream.of(fitted.intercept()), Arrays.stream(fitted.weights()))
                .toArray();
    }

    /** Without putting back. */
    private static List<double[]> draw(List<double[]> frames, int count, Seed seed) {
        List<double[]> shuffled = new ArrayList<>(frames);
        SplittableRandom random = seed.random();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(shuffled.size() - i);
            double[] swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        return shuffled.subList(0, count);
    }
}
