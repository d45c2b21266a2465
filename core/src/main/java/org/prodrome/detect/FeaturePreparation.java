package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;
import org.prodrome.signal.feature.Family;
import org.prodrome.signal.feature.Feature;

/**
 * Features that a field measures by hand of each window of a recording, such as the 497 of a heart sound: [feature,
 * window]. One that is undefined is missing, and so are all of a window of which nothing can be measured, such as one
 * in which no heart sound is found.
 *
 * @param family what is measured
 * @param names of the features, in the network's order; where a recipe names none, the family's
 * @param channels of the recording that are measured, its first
 * @param rate to which the recording is brought before, in Hz
 * @param window seconds that features are measured of
 * @param hop seconds from one window to the next
 * @param steps windows that the network takes at a time
 */
public record FeaturePreparation(
        Family family, List<String> names, int channels, double rate, double window, double hop, int steps)
        implements Preparation {
    public FeaturePreparation {
        names = List.copyOf(names);
        new SignalPreparation(channels, rate, window, hop);
        Settings.require(steps >= 1 && steps <= 1 << 16, "steps", "1 to 2^16", steps);
    }

    /** What readies the recording before anything is measured of it. */
    public SignalPreparation signal() {
        return new SignalPreparation(channels, rate, window, hop);
    }

    /** The names depend on the channels and on nothing that was recorded, so that noise in their place tells them. */
    @Override
    public Preparation seen(Payload first, String where) throws FormatException {
        if (!names.isEmpty()) {
            return this;
        }
        SplittableRandom random = new Seed(0).random();
        float[][] noise = new float[channels][signal().windows().length()];
        for (float[] channel : noise) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) random.nextGaussian();
            }
        }
        List<String> measured = family.of(new Signal(noise, rate, named(first, where))).stream()
                .map(Feature::name)
                .toList();
        return new FeaturePreparation(family, measured, channels, rate, window, hop, steps);
    }

    private List<Signal.Channel> named(Payload payload, String where) throws FormatException {
        if (!(payload instanceof Signal signal)) {
            throw Settings.wrongKind(where, "a signal", payload);
        }
        if (signal.channels().size() < channels) {
            throw new FormatException(
                    where, channels + " channels or more", signal.channels().size() + "");
        }
        return signal.channels().subList(0, channels);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Signal.class);
    }

    @Override
    public Grid grid() {
        return new Grid(names.size(), List.of(steps), OptionalDouble.of(1 / hop), true);
    }

    @Override
    public Windows windows() {
        return new Windows(steps, Math.max(1, steps / 2));
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        List<Signal.Channel> named = named(payload, where);
        Field recording = signal().field(payload, where);
        Windows each = signal().windows();
        int[] starts = each.starts(recording.length());
        float[] values = new float[names.size() * starts.length];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < starts.length; i++) {
            measure(recording, starts[i], named, where, values, i, starts.length);
        }
        return new Field(values, names.size(), starts.length);
    }

    private void measure(
            Field recording, int start, List<Signal.Channel> named, String where, float[] values, int at, int count)
            throws FormatException {
        int length = Math.min(signal().windows().length(), recording.length());
        float[][] samples = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            int from = channel * recording.length() + start;
            samples[channel] = Arrays.copyOfRange(recording.values(), from, from + length);
        }
        List<Feature> features;
        try {
            features = family.of(new Signal(samples, rate, named));
        } catch (IllegalArgumentException e) {
            return; // Nothing of it can be measured, and all stays missing.
        }
        if (features.size() != names.size()) {
            throw new FormatException(where, names.size() + " features", features.size() + "");
        }
        for (int i = 0; i < features.size(); i++) {
            float value = (float) features.get(i).value().orElse(Double.NaN);
            values[i * count + at] = Float.isFinite(value) ? value : Float.NaN;
        }
    }
}
