package org.prodrome.signal.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Signal;
import org.prodrome.data.Signal.Channel;

class MontageTest {
    private static final List<String> NAMES = List.of(
            "EEG FP1-REF",
            "Fp2",
            "F3",
            "F4",
            "C3",
            "C4",
            "P3",
            "P4",
            "O1",
            "O2",
            "F7",
            "F8",
            "T7",
            "T4",
            "P7",
            "EEG T6-LE",
            "Fz",
            "Cz",
            "Pz");

    /** Channel c holds c squared. */
    private static Signal signal(List<String> names, String lastUnit) {
        float[][] samples = new float[names.size()][3];
        for (int c = 0; c < samples.length; c++) {
            samples[c] = new float[] {c * c, c * c, c * c};
        }
        return new Signal(
                samples,
                100,
                names.stream()
                        .map(name -> new Channel(name, name.equals("Pz") ? lastUnit : "uV"))
                        .toList());
    }

    @Test
    void chainsGoFromFrontToBack() {
        Signal banana = Montage.BIPOLAR_LONGITUDINAL.of(signal(NAMES, "uV"));
        assertThat(banana.channels().stream().map(Channel::name))
                .containsExactly(
                        "Fp1-F7", "F7-T3", "T3-T5", "T5-O1", "Fp1-F3", "F3-C3", "C3-P3", "P3-O1", "Fz-Cz", "Cz-Pz",
                        "Fp2-F4", "F4-C4", "C4-P4", "P4-O2", "Fp2-F8", "F8-T4", "T4-T6", "T6-O2");
        assertThat(banana.samples()[0]).containsExactly(-100, -100, -100);
        assertThat(banana.samples()[16][0]).isEqualTo(13 * 13 - 15 * 15);
    }

    @Test
    void theAverageIsTakenAway() {
        Signal average = Montage.AVERAGE.of(signal(List.of("A", "B", "C"), "uV"));
        assertThat(average.samples()[2][1]).isEqualTo((float) (4 - 5 / 3.0));
        float sum = average.samples()[0][0] + average.samples()[1][0] + average.samples()[2][0];
        assertThat(Math.abs(sum)).isLessThan(1e-6f);
    }

    @Test
    void refusesWhatIsMissingOrDiffers() {
        assertThatThrownBy(() -> Montage.BIPOLAR_LONGITUDINAL.of(signal(List.of("Fp1", "F7"), "uV")))
                .hasMessage("montage: expected an electrode T3, got [Fp1, F7]");
        assertThatThrownBy(() -> Montage.BIPOLAR_LONGITUDINAL.of(signal(NAMES, "mV")))
                .hasMessageStartingWith("montage: expected channels of one unit, got Channel[name=Cz, unit=uV]");
    }
}
