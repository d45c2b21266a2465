package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.signal.eeg.Complexity;
import org.prodrome.signal.eeg.SpectralShape;
import org.prodrome.signal.spectrum.Welch;

/** Of each channel of whichever signal: its distribution, zero crossings, and where its power lies. */
final class SignalFeatures {
    private static final int SEGMENT = 1024;

    private SignalFeatures() {}

    static List<Feature> of(Signal signal) {
        FeatureList all = new FeatureList();
        double[][] channels = Channels.of(signal);
        for (int i = 0; i < channels.length; i++) {
            Signal.Channel channel = signal.channels().get(i);
            of(channels[i], signal.rate(), channel.unit(), all.of(channel.name()));
        }
        return all.features();
    }

    static void of(double[] x, double rate, String unit, FeatureList features) {
        Statistics moments = Statistics.of(x);
        features.add("mean", unit, moments.mean());
        features.add("deviation", unit, moments.deviation());
        features.add("minimum", unit, Arrays.stream(x).min());
        features.add("median", unit, Statistics.quantile(x, 0.5));
        features.add("maximum", unit, Arrays.stream(x).max());
        features.add("rms", unit, Math.sqrt(moments.second() + moments.mean() * moments.mean()));
        features.add("skewness", "1", moments.skewness());
        features.add("kurtosis", "1", moments.kurtosis());
        features.add("zero_crossings", "Hz", crossings(x, moments.mean()) * rate / x.length);
        features.addIfDefined("line_length", unit, () -> Complexity.lineLength(x));
        SpectralShape shape = new SpectralShape(0, rate / 2);
        Welch welch = new Welch(rate, SEGMENT);
        features.addIfDefined("median_frequency", "Hz", () -> shape.edge(welch.of(x), 0.5));
        features.addIfDefined("edge_95", "Hz", () -> shape.edge(welch.of(x), 0.95));
        features.addIfDefined("spectral_entropy", "1", () -> shape.entropy(welch.of(x)));
    }

    /** How often the signal goes from one side of its mean to the other. */
    private static int crossings(double[] x, double mean) {
        int crossings = 0;
        double side = 0;
        for (double value : x) {
            double now = Math.signum(value - mean);
            if (now != 0) {
                crossings += side * now < 0 ? 1 : 0;
                side = now;
            }
        }
        return crossings;
    }
}
