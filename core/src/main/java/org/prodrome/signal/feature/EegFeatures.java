package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.Signal;
import org.prodrome.signal.eeg.Complexity;
import org.prodrome.signal.eeg.Hjorth;
import org.prodrome.signal.eeg.Rhythm;
import org.prodrome.signal.eeg.SpectralShape;
import org.prodrome.signal.spectrum.Spectrum;
import org.prodrome.signal.spectrum.Welch;

/**
 * Of each channel: power of rhythms, shape of the spectrum, Hjorth's parameters and measures of complexity; then what
 * channels have to do with each other, where there are several. Spectra are Welch's of segments of 4 s. Sample entropy
 * takes a time that grows with the square of the length and is the median over stretches of 2000 samples.
 */
final class EegFeatures {
    private static final double SEGMENT = 4;
    private static final int STRETCH = 2000;
    private static final SpectralShape SHAPE = new SpectralShape(Rhythm.DELTA.low(), Rhythm.GAMMA.high());

    private EegFeatures() {}

    static List<Feature> of(Signal signal) {
        FeatureList all = new FeatureList();
        double[][] channels = Channels.of(signal);
        Welch welch = new Welch(signal.rate(), (int) Math.max(2, Math.round(SEGMENT * signal.rate())));
        for (int i = 0; i < channels.length; i++) {
            double[] x = channels[i];
            Signal.Channel channel = signal.channels().get(i);
            FeatureList features = all.of(channel.name());
            spectrum(FeatureList.defined(() -> welch.of(x)), channel.unit(), features);
            complexity(x, channel.unit(), features);
        }
        if (channels.length > 1) {
            ConnectionFeatures.add(channels, signal.rate(), welch, all.of("channels"));
        }
        return all.features();
    }

    private static void spectrum(Optional<Spectrum> spectrum, String unit, FeatureList features) {
        for (Rhythm rhythm : Rhythm.values()) {
            String name = rhythm.name().toLowerCase(Locale.ROOT);
            features.addIfDefined(
                    name, Channels.squared(unit), () -> rhythm.power(spectrum.orElseThrow(EegFeatures::none)));
            features.addIfDefined(name + "_share", "1", () -> rhythm.share(spectrum.orElseThrow(EegFeatures::none)));
        }
        features.addIfDefined("edge_95", "Hz", () -> SHAPE.edge(spectrum.orElseThrow(EegFeatures::none), 0.95));
        features.addIfDefined("median_frequency", "Hz", () -> SHAPE.edge(spectrum.orElseThrow(EegFeatures::none), 0.5));
        features.addIfDefined("spectral_entropy", "1", () -> SHAPE.entropy(spectrum.orElseThrow(EegFeatures::none)));
    }

    private static ArithmeticException none() {
        return new ArithmeticException("no spectrum of so few samples");
    }

    private static void complexity(double[] x, String unit, FeatureList features) {
        Optional<Hjorth> hjorth = FeatureList.defined(() -> Hjorth.of(x));
        features.add("activity", Channels.squared(unit), hjorth, Hjorth::activity);
        features.add("mobility", "rad", hjorth, Hjorth::mobility);
        features.add("complexity", "1", hjorth, Hjorth::complexity);
        features.addIfDefined("line_length", unit, () -> Complexity.lineLength(x));
        features.addIfDefined("permutation_entropy", "1", () -> Complexity.permutationEntropy(x, 3, 1));
        features.addIfDefined("sample_entropy", "1", () -> sampleEntropy(x));
        features.addIfDefined("hurst", "1", () -> Complexity.hurst(x));
    }

    /** With two samples and 0.2 deviations, as its paper has it. */
    private static double sampleEntropy(double[] x) {
        int stretches = Math.max(1, x.length / STRETCH);
        double[] entropies = new double[stretches];
        int defined = 0;
        for (int i = 0; i < stretches; i++) {
            double[] stretch = Arrays.copyOfRange(
                    x, i * STRETCH, stretches == 1 ? Math.min(x.length, STRETCH) : (i + 1) * STRETCH);
            Optional<Double> entropy = FeatureList.defined(() -> Complexity.sampleEntropy(
                    stretch, 2, 0.2 * Statistics.of(stretch).deviation()));
            if (entropy.isPresent()) {
                entropies[defined++] = entropy.get();
            }
        }
        return Statistics.quantile(Arrays.copyOf(entropies, defined), 0.5);
    }
}
