package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.prodrome.signal.eeg.Complexity;
import org.prodrome.signal.heart.HeartState;

/**
 * The domains of high-order statistics and entropy, of each state in every cycle. Sample entropy is of 2 samples within
 * 0.2 deviations, fuzzy entropy likewise (see {@link FuzzyEntropy}); states that never change are left out.
 */
final class HeartShapes {
    private static final int SAMPLES = 2;
    private static final double TOLERANCE = 0.2;

    private HeartShapes() {}

    /** 16 features. */
    static void addMoments(HeartCycles cycles, FeatureList features) {
        for (HeartState state : HeartState.values()) {
            String name = HeartTimes.name(state);
            features.addMoments(
                    name + "_skewness",
                    "1",
                    each(cycles, state, x -> optional(Statistics.of(x).skewness())));
            features.addMoments(
                    name + "_kurtosis",
                    "1",
                    each(cycles, state, x -> optional(Statistics.of(x).kurtosis())));
        }
    }

    /** 16 features. */
    static void addEntropies(HeartCycles cycles, FeatureList features) {
        for (HeartState state : HeartState.values()) {
            String name = HeartTimes.name(state);
            features.addMoments(
                    name + "_sample_entropy",
                    "1",
                    each(
                            cycles,
                            state,
                            x -> changing(x)
                                    .flatMap(of -> FeatureList.defined(
                                            () -> Complexity.sampleEntropy(of, SAMPLES, TOLERANCE)))));
            features.addMoments(
                    name + "_fuzzy_entropy",
                    "1",
                    each(
                            cycles,
                            state,
                            x -> changing(x)
                                    .flatMap(
                                            of -> FeatureList.defined(() -> FuzzyEntropy.of(of, SAMPLES, TOLERANCE)))));
        }
    }

    private static Optional<Double> optional(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** Of mean 0 and deviation 1; empty of what never changes. */
    private static Optional<double[]> changing(double[] x) {
        Statistics moments = Statistics.of(x);
        return moments.second() == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(x)
                        .map(v -> (v - moments.mean()) / moments.deviation())
                        .toArray());
    }

    /** Of cycles in which the state has samples and the measure is defined. */
    private static double[] each(HeartCycles cycles, HeartState state, Function<double[], Optional<Double>> measure) {
        return IntStream.range(0, cycles.count())
                .mapToObj(cycle -> cycles.state(cycle, state))
                .filter(x -> x.length > 0)
                .flatMap(x -> measure.apply(x).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
