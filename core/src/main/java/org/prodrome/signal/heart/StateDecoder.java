package org.prodrome.signal.heart;

import java.util.Arrays;

/**
 * The likeliest sequence of states with durations, by the extended Viterbi algorithm (Springer et al. 2016, section
 * II.D; L. R. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77(2), 1989, equations 32 to 35
 * and 69): the first state may have begun before the first frame, the last may end after the last one, and only the
 * frames that there are count as emissions. Of the authors' code it differs in that a frame counts for one state alone,
 * where that code lets two states that meet both have it.
 */
final class StateDecoder {
    private final StateDurations durations;
    private final int frames;
    /** [state, frames before] */
    private final double[][] cumulative;
    /** [end, state], of the best path on which the state ends before that frame. */
    private final double[][] best;
    /** [end, state] */
    private final int[][] duration;

    private StateDecoder(double[][] emissions, StateDurations durations) {
        this.durations = durations;
        frames = emissions.length;
        cumulative = new double[HeartState.COUNT][frames + 1];
        for (int state = 0; state < HeartState.COUNT; state++) {
            for (int i = 0; i < frames; i++) {
                cumulative[state][i + 1] = cumulative[state][i] + emissions[i][state];
            }
        }
        int ends = frames + durations.longest();
        best = new double[ends][HeartState.COUNT];
        duration = new int[ends][HeartState.COUNT];
    }

    /**
     * A state for each frame.
     *
     * @param emissions [frame, state], logarithms of likelihoods, each up to what is added to all states of a frame
     */
    static HeartState[] states(double[][] emissions, StateDurations durations) {
        StateDecoder decoder = new StateDecoder(emissions, durations);
        for (int end = 1; end < decoder.best.length; end++) {
            for (HeartState state : HeartState.values()) {
                decoder.end(end, state);
            }
        }
        return decoder.backtracked();
    }

    private void end(int end, HeartState state) {
        int here = state.ordinal();
        int before = state.before();
        double[] sums = cumulative[here];
        double highest = Double.NEGATIVE_INFINITY;
        // What begins after the last frame says nothing of the recording.
        for (int length = Math.max(1, end - frames + 1); length <= durations.longest(); length++) {
            int start = end - length;
            double path = durations.logarithm(here, length)
                    + sums[Math.min(end, frames)]
                    - sums[Math.max(start, 0)]
                    + (start > 0 ? best[start][before] : 0);
            if (path > highest) {
                highest = path;
                duration[end][here] = length;
            }
        }
        best[end][here] = highest;
    }

    private HeartState[] backtracked() {
        int end = frames;
        int state = 0;
        for (int i = frames; i < best.length; i++) {
            for (int j = 0; j < HeartState.COUNT; j++) {
                if (best[i][j] > best[end][state]) {
                    end = i;
                    state = j;
                }
            }
        }
        HeartState[] states = new HeartState[frames];
        while (end > 0) {
            int start = end - duration[end][state];
            Arrays.fill(states, Math.max(start, 0), Math.min(end, frames), HeartState.at(state));
            state = HeartState.at(state).before();
            end = start;
        }
        return states;
    }
}
