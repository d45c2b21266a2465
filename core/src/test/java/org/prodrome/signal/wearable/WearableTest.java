package org.prodrome.signal.wearable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.signal.SignalInputs;
import org.prodrome.signal.wearable.SkinConductance.Response;

class WearableTest {
    @Test
    void equalsScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "wearable.csv")) {
            double rate = Double.parseDouble(row[1]);
            double[] x = input(row[2], Integer.parseInt(row[3]));
            double[] got = switch (row[0]) {
                case "tonic" -> SkinConductance.of(x, rate).tonic();
                case "phasic" -> SkinConductance.of(x, rate).phasic();
                case "peaks" ->
                    responses(x, rate).stream().mapToDouble(Response::peak).toArray();
                case "onsets" ->
                    responses(x, rate).stream().mapToDouble(Response::onset).toArray();
                case "amplitudes" ->
                    responses(x, rate).stream().mapToDouble(Response::amplitude).toArray();
                case "pulses" ->
                    Arrays.stream(new PulsePeaks(rate).peaks(x))
                            .asDoubleStream()
                            .toArray();
                case "enmo" -> Activity.of(axes(x), 1, rate).enmo();
                case "mad" -> Activity.of(axes(x), 1, rate).mad();
                default -> throw new AssertionError(row[0]);
            };
            assertThat(SignalInputs.difference(got, SignalInputs.numbers(row[4])))
                    .as(String.join(" ", row))
                    .isLessThan(1e-6);
            compared++;
        }
        assertThat(compared).isEqualTo(216);
    }

    private static List<Response> responses(double[] x, double rate) {
        return SkinConductance.of(x, rate).responses(0.5);
    }

    private static double[] input(String kind, int length) {
        if (!kind.equals("pulses")) {
            return SignalInputs.of(kind, length);
        }
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            double turn = 0.1 * i + 0.0001 * i * i;
            x[i] = Math.exp(2 * Math.cos(turn)) + 0.2 * Math.exp(3 * Math.cos(turn - 2.2)) + 0.3 * Math.sin(0.01 * i);
        }
        return x;
    }

    private static double[][] axes(double[] x) {
        double[][] axes = new double[3][x.length];
        for (int i = 0; i < x.length; i++) {
            axes[0][i] = 0.5 * x[i];
            axes[1][i] = 0.7 * x[x.length - 1 - i];
            axes[2][i] = 1;
        }
        return axes;
    }

    @Test
    void findsNothingWhereNothingHappens() {
        double[] still = SignalInputs.of("constant", 2000);
        assertThat(SkinConductance.of(still, 4).responses(0.05)).isEmpty();
        assertThat(new PulsePeaks(64).peaks(still)).isEmpty();
        assertThat(new PulsePeaks(64).peaks(new double[0])).isEmpty();
        assertThat(Activity.of(new double[][] {{0}, {0}, {1}}, 1, 32).enmo()).isEmpty();
    }

    @Test
    void refusesWhatItCannotMeasure() {
        double[] x = SignalInputs.of("wave", 100);
        x[5] = Double.NaN;
        assertThatThrownBy(() -> SkinConductance.of(x, 4)).hasMessageContaining("at sample 5 of 100");
        assertThatThrownBy(() -> new PulsePeaks(64).peaks(x)).hasMessageContaining("at sample 5 of 100");
        assertThatThrownBy(() -> Activity.of(new double[][] {x, x, x}, 1, 32))
                .hasMessageContaining("at sample 5 of 100");
        assertThatThrownBy(() -> new PulsePeaks(16)).hasMessageContaining("half the rate of 16.0 Hz");
        assertThatThrownBy(() -> SkinConductance.of(new double[9], 0.1)).hasMessageContaining("half the rate");
        assertThatThrownBy(() -> Activity.of(new double[2][9], 1, 32)).hasMessageContaining("expected three axes");
        assertThatThrownBy(() -> Activity.of(new double[3][9], 1, 0)).hasMessageContaining("got a rate of 0.0 Hz");
        assertThatThrownBy(() -> SkinConductance.of(new double[9], 4).responses(0))
                .hasMessageContaining("expected an amplitude above 0");
    }
}
