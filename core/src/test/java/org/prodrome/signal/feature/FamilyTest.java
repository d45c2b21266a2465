package org.prodrome.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Text;
import org.prodrome.data.synthetic.Modality;
import org.prodrome.signal.SignalInputs;

class FamilyTest {
    private static final double RATE = 100;

    @Test
    void equalsNumpyAndScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "features.csv")) {
            double[] x = SignalInputs.of(row[2], Integer.parseInt(row[3]));
            Family family = Family.of(row[0]).orElseThrow();
            OptionalDouble got = value(family.of(payload(family, x)), "x/" + row[1]);
            String what = String.join(" ", row);
            assertThat(got.isPresent()).as(what).isEqualTo(!row[4].isEmpty());
            if (got.isPresent()) {
                double expected = Double.parseDouble(row[4]);
                assertThat(Math.abs(got.getAsDouble() - expected) / Math.max(1, Math.abs(expected)))
                        .as(what)
                        .isLessThan(1e-6);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(550);
    }

    private static Payload payload(Family family, double[] x) {
        return switch (family) {
            case SERIES -> {
                double[] times = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    times[i] = 5.0 * i * (i + 1);
                }
                double duration = Math.max(60, 2 * times[x.length - 1]);
                yield new Irregular(List.of(new Irregular.Variable("x", "mmol/L", times, x)), duration);
            }
            case INTENSITY -> new Image(floats(x), List.of(channel("x")), 1, x.length, List.of());
            case TABLE, ECG, EEG, SIGNAL, WEARABLE -> signal(RATE, "x", x);
        };
    }

    @Test
    void measuresSimulatedCases() throws Exception {
        List<Feature> ecg = Family.ECG.of(first(Modality.ECG, 150));
        assertThat(value(ecg, "MLII/heart_rate").getAsDouble()).isBetween(40.0, 150.0);
        assertThat(value(ecg, "MLII/lf_to_hf")).isPresent();
        List<Feature> eeg = Family.EEG.of(first(Modality.EEG, 20));
        assertThat(value(eeg, "channels/coherence").getAsDouble()).isBetween(0.0, 1.0);
        assertThat(eeg)
                .filteredOn(feature -> feature.name().endsWith("/alpha_share"))
                .hasSizeGreaterThan(18);
        List<Feature> worn = Family.WEARABLE.of(first(Modality.WEARABLE, 300));
        assertThat(value(worn, "EDA/tonic_mean").getAsDouble()).isBetween(0.1, 30.0);
        assertThat(value(worn, "EDA/response_rate").getAsDouble()).isBetween(0.5, 20.0);
        assertThat(value(worn, "BVP/heart_rate").getAsDouble()).isBetween(45.0, 130.0);
        assertThat(value(worn, "ACC/enmo_mean").getAsDouble()).isBetween(0.0, 500.0);
        assertThat(value(worn, "TEMP/mean").getAsDouble()).isBetween(25.0, 40.0);
        List<Feature> stay = Family.SERIES.of(first(Modality.ICU, 48));
        assertThat(stay).anySatisfy(feature -> {
            assertThat(feature.name()).endsWith("/slope");
            assertThat(feature.unit()).endsWith("/h");
        });
    }

    @Test
    void tellsWhatACaseIs() throws Exception {
        assertThat(Family.fitting(first(Modality.ECG, 10))).contains(Family.ECG);
        assertThat(Family.fitting(first(Modality.EEG, 20))).contains(Family.EEG);
        assertThat(Family.fitting(first(Modality.WEARABLE, 120))).contains(Family.WEARABLE);
        assertThat(Family.fitting(signal(4, "EDA", new double[10]))).contains(Family.WEARABLE);
        assertThat(Family.fitting(first(Modality.ICU, 48))).contains(Family.SERIES);
        assertThat(Family.fitting(first(Modality.CT, 32))).contains(Family.INTENSITY);
        assertThat(Family.fitting(first(Modality.MRI_PET, 32))).contains(Family.INTENSITY);
        assertThat(Family.fitting(first(Modality.NOTES, 1))).isEmpty();
        for (String lead : List.of("I", "aVR", "V1", "MLII", "ECG I", "ecg")) {
            assertThat(Family.fitting(signal(250, lead, new double[10])))
                    .as(lead)
                    .contains(Family.ECG);
        }
        for (String electrode : List.of("Fp1-F7", "EEG T3-Ref", "Cz", "P7-O1", "FC5")) {
            assertThat(Family.fitting(signal(250, electrode, new double[10])))
                    .as(electrode)
                    .contains(Family.EEG);
        }
        assertThat(Family.fitting(signal(250, "resp", new double[10]))).isEmpty();
        Payload mixed =
                new Several(Map.of("a", signal(250, "I", new double[9]), "b", signal(250, "Cz", new double[9])));
        assertThat(Family.fitting(mixed)).isEmpty();
    }

    /** Names stay whatever the samples are, so that cases make a table. */
    @ParameterizedTest
    @EnumSource(
            value = Family.class,
            names = {"ECG", "EEG", "SIGNAL", "WEARABLE"})
    void leavesEmptyWhatIsUndefined(Family family) {
        List<String> names = null;
        for (String kind : List.of("wave", "constant", "impulse", "silence")) {
            for (int length : List.of(601, 2 * 256, 40_000)) {
                List<Feature> features = family.of(signal(256, "x", SignalInputs.of(kind, length)));
                List<String> got = features.stream().map(Feature::heading).toList();
                assertThat(names == null ? got : names).as(kind + length).isEqualTo(got);
                names = got;
            }
        }
    }

    @Test
    void refusesWhatItCannotMeasure() {
        double[] x = SignalInputs.of("wave", 1000);
        x[17] = Double.NaN;
        for (Family family : List.of(Family.ECG, Family.EEG, Family.SIGNAL)) {
            assertThatThrownBy(() -> family.of(signal(250, "II", x)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("channel II")
                    .hasMessageContaining("sample 17 of 1000");
        }
        assertThatThrownBy(() -> Family.ECG.of(signal(250, "II", new double[20])))
                .hasMessageContaining("none of 25 features is defined");
        assertThatThrownBy(() -> Family.ECG.of(signal(50, "II", new double[2000])))
                .hasMessageContaining("expected a rate of 100.0 Hz or more");
        assertThatThrownBy(() -> Family.SIGNAL.of(signal(250, "II", new double[0])))
                .hasMessageContaining("got none");
        assertThatThrownBy(() -> Family.EEG.of(new Text("a"))).hasMessage("features eeg: expected Signal, got Text");
        assertThatThrownBy(() -> new Feature("a", "1", OptionalDouble.of(Double.NaN)))
                .hasMessageContaining("expected a finite number");
    }

    @Test
    void tellsChannelsOfOneNameApart() {
        Signal.Channel same = channel("T8-P8");
        Signal twice = new Signal(new float[2][256], 64, List.of(same, same));
        assertThat(Family.SIGNAL.of(twice))
                .extracting(Feature::name)
                .doesNotHaveDuplicates()
                .contains("T8-P8/mean", "T8-P8/mean (2)");
    }

    @Test
    void keepsARowAndWhatIsMissingInIt() {
        List<Feature> features = Family.TABLE.of(new Row(List.of("a", "b"), new double[] {2, Double.NaN}));
        assertThat(value(features, "a")).hasValue(2);
        assertThat(value(features, "b")).isEmpty();
    }

    @Test
    void countsWhatAPictureLacks() {
        Image image = new Image(new float[] {1, Float.NaN, 3, 5}, List.of(channel("x")), 2, 2, List.of());
        List<Feature> features = Family.INTENSITY.of(image);
        assertThat(value(features, "x/missing_share")).hasValue(0.25);
        assertThat(value(features, "x/mean")).hasValue(3);
    }

    private static Payload first(Modality modality, int size) throws Exception {
        Case one = modality.cases(20, size).dataset(new Seed(5)).cases().getFirst();
        return one.payload();
    }

    private static Signal signal(double rate, String name, double[] x) {
        return new Signal(new float[][] {floats(x)}, rate, List.of(channel(name)));
    }

    private static Signal.Channel channel(String name) {
        return new Signal.Channel(name, "mV");
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    private static OptionalDouble value(List<Feature> features, String name) {
        Optional<Feature> found =
                features.stream().filter(feature -> feature.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new AssertionError("no " + name + " in " + features))
                .value();
    }
}
