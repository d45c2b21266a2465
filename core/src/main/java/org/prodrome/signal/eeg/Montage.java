package org.prodrome.signal.eeg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Signal;

/** Against what each electrode is measured. Electrodes are of the 10-20 system. */
public enum Montage {
    /**
     * Neighbours from front to back, the "double banana": the left temporal chain, the left parasagittal one, the
     * midline, the right parasagittal chain and the right temporal one, left before right as guideline 3 of the
     * American Clinical Neurophysiology Society (2016) recommends. A channel is called as in "Fp1-F7". Electrodes may
     * be called as in "EEG T3-Ref" or "T7".
     */
    BIPOLAR_LONGITUDINAL {
        @Override
        public Signal of(Signal signal) {
            Map<String, Integer> places = places(signal.channels());
            List<float[]> rows = new ArrayList<>();
            List<Signal.Channel> channels = new ArrayList<>();
            for (List<String> chain : CHAINS) {
                for (int i = 1; i < chain.size(); i++) {
                    int first = place(chain.get(i - 1), places, signal);
                    int second = place(chain.get(i), places, signal);
                    rows.add(minus(signal.samples()[first], signal.samples()[second]));
                    channels.add(new Signal.Channel(
                            chain.get(i - 1) + "-" + chain.get(i),
                            unit(signal.channels().get(first), signal.channels().get(second))));
                }
            }
            return new Signal(rows.toArray(float[][]::new), signal.rate(), channels);
        }
    },
    /** Each channel less the mean of all at the same moment. All are taken for electrodes, and keep their names. */
    AVERAGE {
        @Override
        public Signal of(Signal signal) {
            List<Signal.Channel> channels = signal.channels();
            channels.forEach(channel -> unit(channels.getFirst(), channel));
            float[][] rows = new float[channels.size()][signal.length()];
            for (int i = 0; i < signal.length(); i++) {
                double mean = 0;
                for (float[] row : signal.samples()) {
                    mean += row[i] / (double) channels.size();
                }
                for (int c = 0; c < rows.length; c++) {
                    rows[c][i] = (float) (signal.samples()[c][i] - mean);
                }
            }
            return new Signal(rows, signal.rate(), channels);
        }
    };

    private static final List<List<String>> CHAINS = List.of(
            List.of("Fp1", "F7", "T3", "T5", "O1"),
            List.of("Fp1", "F3", "C3", "P3", "O1"),
            List.of("Fz", "Cz", "Pz"),
            List.of("Fp2", "F4", "C4", "P4", "O2"),
            List.of("Fp2", "F8", "T4", "T6", "O2"));

    /** What electrodes are called since 1991. */
    private static final Map<String, String> RENAMED = Map.of("T7", "T3", "T8", "T4", "P7", "T5", "P8", "T6");

    /**
     * The signal in this montage.
     *
     * @throws IllegalArgumentException if an electrode is missing, or two that are compared differ in unit
     */
    public abstract Signal of(Signal signal);

    private static Map<String, Integer> places(List<Signal.Channel> channels) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < channels.size(); i++) {
            places.putIfAbsent(electrode(channels.get(i).name()), i);
        }
        return places;
    }

    /** "EEG T7-Ref" is "T3". */
    private static String electrode(String name) {
        String bare = name.toUpperCase(Locale.ROOT).replaceFirst("^EEG\\s*", "").replaceFirst("[-\\s].*$", "");
        return RENAMED.getOrDefault(bare, bare);
    }

    private static int place(String electrode, Map<String, Integer> places, Signal signal) {
        Integer place = places.get(electrode.toUpperCase(Locale.ROOT));
        if (place == null) {
            throw new IllegalArgumentException("montage: expected an electrode " + electrode + ", got "
                    + signal.channels().stream().map(Signal.Channel::name).toList());
        }
        return place;
    }

    private static String unit(Signal.Channel first, Signal.Channel second) {
        if (!first.unit().equals(second.unit())) {
            throw new IllegalArgumentException(
                    "montage: expected channels of one unit, got " + first + " and " + second);
        }
        return first.unit();
    }

    private static float[] minus(float[] x, float[] y) {
        float[] difference = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
    }
}
