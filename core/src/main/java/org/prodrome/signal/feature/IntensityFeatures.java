package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.prodrome.data.Image;
import org.prodrome.data.Signal;
import org.prodrome.data.Volume;

/**
 * Of each channel of a picture or a volume: the distribution of what is there. Samples that are not a number are left
 * out and counted; an infinite one is refused.
 */
final class IntensityFeatures {
    private static final int BINS = 64;
    private static final int[] PERCENTILES = {5, 25, 50, 75, 95};

    private IntensityFeatures() {}

    static List<Feature> of(Image image) {
        return of(image.samples(), image.channels());
    }

    static List<Feature> of(Volume volume) {
        return of(volume.samples(), volume.channels());
    }

    /** @param samples [channel, ...] */
    private static List<Feature> of(float[] samples, List<Signal.Channel> channels) {
        FeatureList all = new FeatureList();
        int size = samples.length / channels.size();
        for (int c = 0; c < channels.size(); c++) {
            Signal.Channel channel = channels.get(c);
            add(there(samples, c * size, size), size, channel, all.of(channel.name()));
        }
        return all.features();
    }

    private static double[] there(float[] samples, int from, int size) {
        double[] there = new double[size];
        int count = 0;
        for (int i = from; i < from + size; i++) {
            if (Float.isInfinite(samples[i])) {
                throw new IllegalArgumentException(
                        "samples: expected finite ones, got " + samples[i] + " at place " + i);
            }
            if (!Float.isNaN(samples[i])) {
                there[count++] = samples[i];
            }
        }
        return Arrays.copyOf(there, count);
    }

    private static void add(double[] values, int size, Signal.Channel channel, FeatureList features) {
        String unit = channel.unit();
        features.add("missing_share", "1", size == 0 ? 0 : 1 - (double) values.length / size);
        Arrays.sort(values);
        Optional<Statistics> moments =
                FeatureList.defined(() -> require(values)).map(Statistics::of);
        features.add("mean", unit, moments, Statistics::mean);
        features.add("deviation", unit, moments, Statistics::deviation);
        features.add("skewness", "1", shape(moments, Statistics::skewness));
        features.add("kurtosis", "1", shape(moments, Statistics::kurtosis));
        features.addIfDefined("minimum", unit, () -> require(values)[0]);
        for (int percentile : PERCENTILES) {
            features.addIfDefined(
                    "percentile_" + percentile, unit, () -> Statistics.quantileOfSorted(values, percentile / 100.0));
        }
        features.addIfDefined("maximum", unit, () -> require(values)[values.length - 1]);
        features.addIfDefined("entropy", "bit", () -> entropy(require(values)));
    }

    private static OptionalDouble shape(Optional<Statistics> moments, Function<Statistics, OptionalDouble> of) {
        return moments.map(of).orElse(OptionalDouble.empty());
    }

    private static double[] require(double[] values) {
        if (values.length == 0) {
            throw new ArithmeticException("intensities: expected samples, got none");
        }
        return values;
    }

    /** Of the histogram of 64 bins from the lowest to the highest; 0 where all are the same. */
    private static double entropy(double[] sorted) {
        double low = sorted[0];
        double width = sorted[sorted.length - 1] - low;
        if (width == 0) {
            return 0;
        }
        int[] counts = new int[BINS];
        for (double value : sorted) {
            counts[(int) Math.min(BINS - 1, BINS * ((value - low) / width))]++;
        }
        double entropy = 0;
        for (int count : counts) {
            double p = (double) count / sorted.length;
            entropy -= p == 0 ? 0 : p * Math.log(p) / Math.log(2);
        }
        return entropy;
    }
}
