package org.prodrome.signal.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.prodrome.signal.heart.HeartSegment;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.Segmentation;

/**
 * A heart sound's whole cycles, from the onset of one first sound to that of the next.
 *
 * @param sound [time], of mean 0 and deviation 1
 * @param rate in Hz
 * @param cycles [cycle][5]: the samples at which S1, systole, S2, diastole and the next S1 begin
 */
record HeartCycles(double[] sound, double rate, List<int[]> cycles) {
    private static final int STATES = HeartState.values().length;

    /** The first cycle is the first whose S1 is heard to begin. */
    static HeartCycles of(double[] sound, double rate, Segmentation segmentation) {
        List<HeartSegment> segments = segmentation.segments();
        List<int[]> cycles = new ArrayList<>();
        for (int i = 1; i + STATES < segments.size(); i++) {
            if (segments.get(i).state() == HeartState.S1) {
                int[] onsets = new int[STATES + 1];
                int first = i;
                Arrays.setAll(onsets, k -> (int) Math.min(
                        sound.length, Math.round(segments.get(first + k).start() * rate)));
                cycles.add(onsets);
            }
        }
        return new HeartCycles(sound, rate, cycles);
    }

    int count() {
        return cycles.size();
    }

    /** The samples of a state in a cycle. */
    double[] state(int cycle, HeartState state) {
        int[] onsets = cycles.get(cycle);
        return Arrays.copyOfRange(sound, onsets[state.ordinal()], onsets[state.ordinal() + 1]);
    }

    /** Of each cycle, in ms. */
    double[] durations(HeartState state) {
        return cycles.stream()
                .mapToDouble(onsets -> 1000 * (onsets[state.ordinal() + 1] - onsets[state.ordinal()]) / rate)
                .toArray();
    }

    /** From one first sound to the next, of each cycle, in ms. */
    double[] lengths() {
        return cycles.stream()
                .mapToDouble(onsets -> 1000 * (onsets[STATES] - onsets[0]) / rate)
                .toArray();
    }

    /** What a state measures in each cycle. */
    double[] each(HeartState state, ToDoubleFunction<double[]> measure) {
        double[] values = new double[count()];
        Arrays.setAll(values, cycle -> measure.applyAsDouble(state(cycle, state)));
        return values;
    }

    /** Value by value, as a share of another one; cycles in which that is 0 are left out. */
    static double[] ratios(double[] of, double[] by, double times) {
        double[] ratios = new double[of.length];
        int count = 0;
        for (int i = 0; i < of.length; i++) {
            if (by[i] != 0) {
                ratios[count++] = times * of[i] / by[i];
            }
        }
        return Arrays.copyOf(ratios, count);
    }
}
