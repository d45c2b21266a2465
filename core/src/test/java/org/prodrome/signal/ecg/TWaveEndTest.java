package org.prodrome.signal.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.signal.SignalInputs;

class TWaveEndTest {
    private static final double R = 0.3;
    private static final double T_END = 0.36;

    /** R waves of 20 ms, a beat each 0.9 s, and T waves as an arch of 140 ms that ends 360 ms after them. */
    private static double[] beats(double rate, int beats, double height) {
        double[] x = new double[(int) Math.round(0.9 * beats * rate)];
        for (int i = 0; i < x.length; i++) {
            double t = i / rate % 0.9 - R;
            double arch = t > T_END - 0.14 && t < T_END ? Math.sin(Math.PI * (t - T_END + 0.14) / 0.14) : 0;
            x[i] = Math.exp(-t * t / (2 * 0.01 * 0.01)) + height * arch + 0.2 * Math.sin(0.7 * i / rate) + 40;
        }
        return x;
    }

    private static int[] peaks(double rate, int beats) {
        int[] peaks = new int[beats];
        Arrays.setAll(peaks, i -> (int) Math.round((0.9 * i + R) * rate));
        return peaks;
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 128, 250, 360, 500, 2000})
    void findsEndsOfEitherSignWhateverTheBaseline(double rate) {
        for (double height : new double[] {0.3, -0.2}) {
            int[] ends = new TWaveEnd(rate).of(beats(rate, 9, height), peaks(rate, 9));
            assertThat(ends).hasSize(9);
            for (int i = 0; i < ends.length; i++) {
                assertThat(ends[i] / rate).isCloseTo(0.9 * i + R + T_END, within(0.02));
            }
        }
    }

    @Test
    void equalsThePaperInNumpy() throws IOException {
        for (String[] row : SignalInputs.golden(getClass(), "twave.csv")) {
            double rate = Double.parseDouble(row[0]);
            double[] lead = SignalInputs.of("wave", Integer.parseInt(row[1]));
            int[] peaks = ints(row[2]);
            assertThat(new TWaveEnd(rate).of(lead, peaks)).as(row[0]).isEqualTo(ints(row[3]));
        }
    }

    private static int[] ints(String text) {
        return Arrays.stream(SignalInputs.numbers(text)).mapToInt(x -> (int) x).toArray();
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        double[] x = beats(250, 4, 0.3);
        assertThat(new TWaveEnd(250).of(x, new int[0])).isEmpty();
        assertThat(new TWaveEnd(250).of(Arrays.copyOf(x, 800), peaks(250, 4))).hasSize(3);
        assertThat(new TWaveEnd(250).of(new double[900], peaks(250, 4))).isEmpty();
        // Nothing fits between two complexes that are so near.
        assertThat(new TWaveEnd(250).of(x, new int[] {300, 320})).hasSizeLessThan(2);
    }

    @Test
    void refusesWhatIsNoLead() {
        assertThatThrownBy(() -> new TWaveEnd(0)).hasMessageContaining("100.0 Hz or more, got 0.0 Hz");
        assertThatThrownBy(() -> new TWaveEnd(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        double[] x = beats(250, 4, 0.3);
        assertThatThrownBy(() -> new TWaveEnd(250).of(x, new int[] {40, 40})).hasMessageContaining("at place 1");
        assertThatThrownBy(() -> new TWaveEnd(250).of(x, new int[] {900})).hasMessageContaining("got 900 at place 0");
        x[3] = Double.NaN;
        assertThatThrownBy(() -> new TWaveEnd(250).of(x, peaks(250, 4))).hasMessageContaining("NaN at sample 3");
    }
}
