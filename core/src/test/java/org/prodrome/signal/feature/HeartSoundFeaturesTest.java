package org.prodrome.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.synthetic.Modality;
import org.prodrome.signal.SignalInputs;
import org.prodrome.signal.heart.HeartSegment;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.Segmentation;

class HeartSoundFeaturesTest {
    private static final double RATE = 2000;

    @Test
    void equalsNumpyAndScipy() throws IOException {
        Map<String, Map<String, Feature>> measured = new HashMap<>();
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "heart.csv")) {
            Map<String, Feature> features = measured.computeIfAbsent(
                    row[1] + " " + row[2], _ -> measured(SignalInputs.of(row[1], Integer.parseInt(row[2]))));
            assertThat(features).hasSize(497).containsKey(row[0]);
            Feature feature = features.get(row[0]);
            String what = String.join(" ", row);
            assertThat(feature.value().isPresent()).as(what).isEqualTo(!row[3].isEmpty());
            if (feature.value().isPresent()) {
                double expected = Double.parseDouble(row[3]);
                assertThat(Math.abs(feature.value().getAsDouble() - expected) / Math.max(1, Math.abs(expected)))
                        .as(what + ", got " + feature.value().getAsDouble())
                        .isLessThan(1e-6);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1500);
    }

    private static Map<String, Feature> measured(double[] x) {
        FeatureList features = new FeatureList();
        HeartSoundFeatures.add(HeartCycles.of(x, RATE, states(x.length)), features);
        Map<String, Feature> byName = new LinkedHashMap<>();
        features.features().forEach(feature -> byName.put(feature.name(), feature));
        return byName;
    }

    /** A diastole of 340 samples, then cycles whose states differ in length. */
    private static Segmentation states(int samples) {
        List<HeartSegment> segments = new ArrayList<>();
        segments.add(new HeartSegment(HeartState.DIASTOLE, 0, 340 / RATE));
        int at = 340;
        for (int k = 0; at < samples; k++) {
            int[] lengths = {
                220 + 20 * (k % 3), 400 + 26 * (k % 2), 180 + 14 * (k % 4), 700 + 100 * (k % 3),
            };
            for (HeartState state : HeartState.values()) {
                int end = Math.min(samples, at + lengths[state.ordinal()]);
                if (at < samples) {
                    segments.add(new HeartSegment(state, at / RATE, end / RATE));
                    at = end;
                }
            }
        }
        return new Segmentation(segments);
    }

    @Test
    void countsEachDomainAsThePaperDoes() {
        Map<String, Long> counts = measured(SignalInputs.of("wave", 10_001)).keySet().stream()
                .collect(Collectors.groupingBy(
                        name -> name.substring(0, name.indexOf('/')), LinkedHashMap::new, Collectors.counting()));
        assertThat(counts)
                .containsExactly(
                        Map.entry("time", 20L),
                        Map.entry("amplitude", 12L),
                        Map.entry("energy", 47L),
                        Map.entry("spectrum", 317L),
                        Map.entry("cepstrum", 65L),
                        Map.entry("cyclostationarity", 4L),
                        Map.entry("moments", 16L),
                        Map.entry("entropy", 16L));
    }

    @Test
    void hearsSimulatedHearts() throws Exception {
        Signal sound = (Signal) Modality.HEART_SOUND
                .cases(20, 10)
                .dataset(new Seed(3))
                .cases()
                .getFirst()
                .payload();
        List<Feature> features = Family.HEART_SOUND.of(sound);
        assertThat(features).hasSize(497).extracting(Feature::heading).doesNotHaveDuplicates();
        assertThat(features).allMatch(feature -> feature.value().isPresent());
        assertThat(features.getFirst().heading()).isEqualTo("time/rr_mean [ms]");
        assertThat(features.getFirst().value().getAsDouble()).isBetween(400.0, 1500.0);
        assertThat(Family.fitting(sound)).contains(Family.HEART_SOUND);
    }

    @Test
    void refusesWhatCannotBeHeard() {
        assertThatThrownBy(() -> Family.HEART_SOUND.of(sound(new double[10_000])))
                .hasMessageContaining("silent");
        assertThatThrownBy(() -> Family.HEART_SOUND.of(sound(SignalInputs.of("constant", 10_000))))
                .hasMessageContaining("silent");
        assertThatThrownBy(() -> Family.HEART_SOUND.of(sound(SignalInputs.of("wave", 1000))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Signal sound(double[] x) {
        float[] samples = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            samples[i] = (float) x[i];
        }
        return new Signal(new float[][] {samples}, RATE, Signal.Channel.ofSound(1));
    }
}
