package org.prodrome.signal.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.signal.SignalInputs;

class WelchTest {
    @Test
    void equalsScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "welch.csv")) {
            double[] x = SignalInputs.of(row[2], Integer.parseInt(row[3]));
            Welch welch = new Welch(100, Integer.parseInt(row[1]));
            double[] got = switch (row[0]) {
                case "density" -> welch.of(x).density();
                case "cross real" -> welch.cross(x, delayed(x)).real();
                case "cross imaginary" -> welch.cross(x, delayed(x)).imaginary();
                default -> throw new AssertionError(row[0]);
            };
            assertThat(SignalInputs.difference(got, SignalInputs.numbers(row[4])))
                    .as(String.join(",", Arrays.copyOf(row, 4)))
                    .isLessThan(1e-9);
            compared++;
        }
        assertThat(compared).isEqualTo(120);
    }

    private static double[] delayed(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[(i + x.length - 1) % x.length];
        }
        return y;
    }

    /** A sine of amplitude 1 has the power 1/2, wherever the bands part. */
    @Test
    void bandsAddUp() {
        double[] x = new double[1000];
        Arrays.setAll(x, i -> Math.sin(2 * Math.PI * 10 * i / 100));
        Spectrum spectrum = new Welch(100, 200).of(x);
        assertThat(spectrum.power(0, 60)).isCloseTo(0.5, within(1e-9));
        assertThat(spectrum.power(0, 10) + spectrum.power(10, 60)).isCloseTo(0.5, within(1e-9));
        assertThat(spectrum.power(20, 30)).isCloseTo(0, within(1e-9));
    }

    @Test
    void refusesWhatHasNoSpectrum() {
        assertThatThrownBy(() -> new Welch(0, 16))
                .hasMessage("Welch spectrum: expected a rate above 0 Hz and segments of 2 samples or more, got 0.0 Hz "
                        + "and 16");
        assertThatThrownBy(() -> new Welch(100, 16).of(new double[1]))
                .hasMessage("Welch spectrum: expected 2 samples or more, as many of both signals, got 1 and 1");
        assertThatThrownBy(() -> new Welch(100, 16).of(new double[] {1, Double.NaN}))
                .hasMessage("signal: expected finite samples, got NaN at sample 1 of 2");
        Spectrum spectrum = new Welch(100, 10).of(new double[20]);
        assertThatThrownBy(() -> spectrum.power(31, 39))
                .hasMessage("band: expected rising edges with a bin between them, of bins of 10.0 Hz up to 50.0 Hz, "
                        + "got 31.0 to 39.0 Hz");
    }
}
