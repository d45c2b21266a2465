package org.prodrome.signal.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.signal.SignalInputs;

class EcgQualityTest {
    /** What quality.py prints. */
    @Test
    void equalsScipy() {
        double[] x = SignalInputs.of("wave", 3600);
        for (int i = 0; i < x.length; i++) {
            x[i] += i % 300 < 6 ? 5 : 0;
        }
        EcgQuality quality = EcgQuality.of(x, 360);
        assertThat(quality.kurtosis()).isCloseTo(8.989669400993945, within(1e-9));
        assertThat(quality.skewness()).isCloseTo(1.562912111247607, within(1e-9));
        assertThat(quality.qrsShare()).isCloseTo(0.2049458689955439, within(1e-9));
        assertThat(quality.steadiness()).isCloseTo(0.9989924788056725, within(1e-9));
        assertThat(quality.flatShare()).isZero();
        assertThat(quality.clippedShare()).isZero();
    }

    @Test
    void defectsAreSharesOfTheLead() {
        double[] x = SignalInputs.of("wave", 3600);
        Arrays.fill(x, 0, 360, 0.5);
        Arrays.fill(x, 1000, 1036, 7);
        EcgQuality quality = EcgQuality.of(x, 360);
        assertThat(quality.flatShare()).isCloseTo(0.1, within(1e-9));
        assertThat(quality.clippedShare()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void refusesWhatHasNoQuality() {
        assertThatThrownBy(() -> EcgQuality.of(new double[3600], 360))
                .hasMessage("ECG quality: expected a lead that changes, got 3600 samples of 0.0");
        assertThatThrownBy(() -> EcgQuality.of(new double[3600], 0))
                .hasMessageContaining("got 0.0 Hz and 3600 samples");
        assertThatThrownBy(() -> EcgQuality.of(new double[700], 360)).hasMessageContaining("and 700 samples");
    }
}
