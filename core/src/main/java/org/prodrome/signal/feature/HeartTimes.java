package org.prodrome.signal.feature;

import java.util.Locale;
import org.prodrome.signal.heart.HeartState;

/** The domain of time intervals: how long cycles and states last, and which share of the cycle they are. */
final class HeartTimes {
    private HeartTimes() {}

    /** 20 features. */
    static void add(HeartCycles cycles, FeatureList features) {
        double[] rr = cycles.lengths();
        features.addMoments("rr", "ms", rr);
        for (HeartState state : HeartState.values()) {
            features.addMoments(name(state), "ms", cycles.durations(state));
        }
        for (HeartState state : HeartState.values()) {
            features.addMoments(name(state) + "_to_rr", "%", HeartCycles.ratios(cycles.durations(state), rr, 100));
        }
        features.addMoments(
                "systole_to_diastole",
                "%",
                HeartCycles.ratios(cycles.durations(HeartState.SYSTOLE), cycles.durations(HeartState.DIASTOLE), 100));
    }

    /** Such as "systole". */
    static String name(HeartState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
