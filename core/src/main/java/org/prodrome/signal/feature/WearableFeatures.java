package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.signal.ecg.RrIntervals;
import org.prodrome.signal.wearable.Activity;
import org.prodrome.signal.wearable.PulsePeaks;
import org.prodrome.signal.wearable.SkinConductance;

/**
 * Of each part of a wristband's recording, told by what it is called: the level and the responses of the skin, pulses
 * and the variability of the intervals between them, activity, and of everything else where it lies and where it goes.
 */
final class WearableFeatures {
    private static final Pattern SKIN = Pattern.compile("\\b(EDA|GSR|SC)\\b");
    private static final Pattern PULSE = Pattern.compile("\\b(BVP|PPG|PLETH)\\b");
    private static final Pattern ARM = Pattern.compile("\\bACC");
    /** In uS. */
    private static final double LEAST_RESPONSE = 0.05;

    private static final Map<String, Double> GRAVITY =
            Map.of("g", 1.0, "mg", 0.001, "1/64 g", 1 / 64.0, "m/s2", 1 / 9.80665);

    private WearableFeatures() {}

    static List<Feature> of(Payload payload) {
        FeatureList all = new FeatureList();
        if (payload instanceof Several several) {
            several.parts().forEach((name, part) -> add(name, part, all));
        } else {
            add("", payload, all);
        }
        return all.features();
    }

    /** Whether something is called as a wristband's recordings are. */
    static boolean isCalledSo(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SKIN.matcher(upper).find()
                || PULSE.matcher(upper).find()
                || ARM.matcher(upper).find();
    }

    /** Parts of neither kind are passed over. */
    private static void add(String name, Payload part, FeatureList features) {
        switch (part) {
            case Signal signal -> add(name, signal, features.of(name));
            case Irregular series -> {
                for (Irregular.Variable variable : series.variables()) {
                    SeriesSummary.add(variable, series.duration(), named(name, variable.name(), features.of(name)));
                }
            }
            default -> {}
        }
    }

    private static void add(String name, Signal signal, FeatureList features) {
        double[][] channels = Channels.of(signal);
        String whole = (name + " " + signal.channels().getFirst().name()).toUpperCase(Locale.ROOT);
        if (channels.length == 3 && ARM.matcher(whole).find()) {
            arm(channels, signal, features);
            return;
        }
        for (int i = 0; i < channels.length; i++) {
            Signal.Channel channel = signal.channels().get(i);
            String called = (name + " " + channel.name()).toUpperCase(Locale.ROOT);
            FeatureList own = named(name, channel.name(), features);
            if (SKIN.matcher(called).find()) {
                skin(channels[i], signal.rate(), channel.unit(), own);
            } else if (PULSE.matcher(called).find()) {
                pulse(channels[i], signal.rate(), own);
            } else {
                level(channels[i], signal.rate(), channel.unit(), own);
            }
        }
    }

    /** A channel that is called as its part is not named twice. */
    private static FeatureList named(String part, String channel, FeatureList features) {
        return channel.equalsIgnoreCase(part) ? features : features.of(channel);
    }

    private static void skin(double[] x, double rate, String unit, FeatureList features) {
        SkinConductance parts = SkinConductance.of(x, rate);
        Statistics tonic = Statistics.of(parts.tonic());
        features.add("tonic_mean", unit, tonic.mean());
        features.add("tonic_deviation", unit, tonic.deviation());
        features.addIfDefined("tonic_slope", unit + "/min", () -> slope(parts.tonic(), rate));
        features.add("phasic_deviation", unit, Statistics.of(parts.phasic()).deviation());
        List<SkinConductance.Response> responses = parts.responses(LEAST_RESPONSE);
        features.add("responses", "1", responses.size());
        features.add("response_rate", "/min", 60 * responses.size() * rate / x.length);
        features.addIfDefined(
                "response_amplitude",
                unit,
                () -> mean(responses.stream()
                        .mapToDouble(SkinConductance.Response::amplitude)
                        .toArray()));
        features.addIfDefined(
                "response_rise",
                "s",
                () -> mean(responses.stream()
                        .mapToDouble(r -> (r.peak() - r.onset()) / rate)
                        .toArray()));
    }

    private static void pulse(double[] x, double rate, FeatureList features) {
        int[] peaks = new PulsePeaks(rate).peaks(x);
        features.add("pulses", "1", peaks.length);
        double[] times = Arrays.stream(peaks).mapToDouble(at -> at / rate).toArray();
        EcgFeatures.rhythm(Optional.of(RrIntervals.of(times)), features);
    }

    private static void arm(double[][] axes, Signal signal, FeatureList features) {
        String unit = signal.channels().getFirst().unit();
        Double inGravity = GRAVITY.get(unit);
        if (inGravity == null) {
            throw new IllegalArgumentException("acceleration: expected a unit of "
                    + GRAVITY.keySet().stream().sorted().toList() + ", got " + unit);
        }
        Activity activity = Activity.of(axes, inGravity, signal.rate());
        epochs("enmo", activity.enmo(), features);
        epochs("mad", activity.mad(), features);
    }

    private static void epochs(String name, double[] epochs, FeatureList features) {
        features.addIfDefined(name + "_mean", "mg", () -> mean(epochs));
        features.addIfDefined(name + "_median", "mg", () -> Statistics.quantile(epochs, 0.5));
        features.addIfDefined(name + "_percentile_95", "mg", () -> Statistics.quantile(epochs, 0.95));
    }

    private static void level(double[] x, double rate, String unit, FeatureList features) {
        Statistics moments = Statistics.of(x);
        features.add("mean", unit, moments.mean());
        features.add("deviation", unit, moments.deviation());
        features.add("minimum", unit, Arrays.stream(x).min());
        features.add("maximum", unit, Arrays.stream(x).max());
        features.addIfDefined("slope", unit + "/min", () -> slope(x, rate));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow(() -> new ArithmeticException("mean: expected values, got none"));
    }

    /** In the unit a minute. */
    private static double slope(double[] x, double rate) {
        double[] minutes = new double[x.length];
        Arrays.setAll(minutes, i -> i / rate / 60);
        return Statistics.slope(minutes, x);
    }
}
