package org.prodrome.signal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.signal.SignalInputs;
import org.prodrome.signal.filter.IirFilter.Start;

class IirFilterTest {
    /** Designs, both starts, zero phase and envelopes on lengths from 1, against scipy. */
    @Test
    void equalsScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "filters.csv")) {
            double[] x = SignalInputs.of(row[8], Integer.parseInt(row[9]));
            double[] got = switch (row[0]) {
                case "rest" -> filter(row).forward(x, Start.REST);
                case "steady" -> filter(row).forward(x, Start.STEADY);
                case "zero-phase" -> filter(row).zeroPhase(x);
                case "envelope" -> AnalyticSignal.of(x).magnitude();
                default -> throw new AssertionError(row[0]);
            };
            assertThat(SignalInputs.difference(got, SignalInputs.numbers(row[10])))
                    .as(String.join(",", Arrays.copyOf(row, 10)))
                    .isLessThan(1e-8);
            compared++;
        }
        assertThat(compared).isGreaterThan(300);
    }

    private static IirFilter filter(String[] row) {
        int order = Integer.parseInt(row[2]);
        double ripple = Double.parseDouble(row[3]);
        double low = Double.parseDouble(row[5]);
        double high = Double.parseDouble(row[6]);
        double rate = Double.parseDouble(row[7]);
        Band band = switch (row[4]) {
            case "low" -> new Band.LowPass(low);
            case "high" -> new Band.HighPass(low);
            case "pass" -> new Band.BandPass(low, high);
            default -> new Band.BandStop(low, high);
        };
        return switch (row[1]) {
            case "butterworth" -> Butterworth.of(order, band, rate);
            case "chebyshev1" -> Chebyshev.rippledPass(order, ripple, band, rate);
            case "chebyshev2" -> Chebyshev.rippledStop(order, ripple, band, rate);
            default -> Notch.of(low, ripple, rate);
        };
    }

    /** Channels that are filtered side by side come out as each by itself, over block borders too. */
    @Test
    void channelsTogetherEqualChannelsAlone() {
        IirFilter filter = Butterworth.of(3, new Band.BandPass(0.5, 40), 256);
        var random = new Seed(5).random();
        for (int channels : new int[] {1, 3, 4, 5, 9}) {
            double[][] x = new double[channels][];
            for (int i = 0; i < channels; i++) {
                x[i] = random.doubles(1300, -1, 1).toArray();
            }
            double[][] together = filter.zeroPhase(x);
            for (int i = 0; i < channels; i++) {
                assertThat(together[i]).containsExactly(filter.zeroPhase(x[i]));
            }
        }
    }

    /** Though samples of 32 bits are rounded between the passes. */
    @Test
    void bothWidthsAreFilteredAlike() {
        for (Band band : new Band[] {new Band.BandPass(0.5, 40), new Band.LowPass(1), new Band.HighPass(0.05)}) {
            IirFilter filter = Butterworth.of(4, band, 256);
            for (int length : new int[] {1, 2, 26, 28, 128, 129, 5000}) {
                double[] x = new double[length];
                float[] narrow = new float[length];
                for (int i = 0; i < length; i++) {
                    narrow[i] = (float) (10 + Math.sin(0.05 * i) + i * i % 7);
                    x[i] = narrow[i];
                }
                float[] got = filter.zeroPhase(new float[][] {narrow})[0];
                double[] wide = new double[length];
                Arrays.setAll(wide, i -> got[i]);
                assertThat(SignalInputs.difference(wide, filter.zeroPhase(x)))
                        .as(band + " of " + length)
                        .isLessThan(1e-6);
            }
        }
    }

    @Test
    void gainIsHalfThePowerAtAnEdge() {
        IirFilter filter = Butterworth.of(4, new Band.BandPass(5, 15), 360);
        assertThat(filter.gain(5, 360)).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(filter.gain(15, 360)).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(filter.gain(0, 360)).isCloseTo(0, within(1e-9));
    }

    @Test
    void nothingStaysNothing() {
        IirFilter filter = Notch.of(50, 30, 256);
        assertThat(filter.forward(new double[0], Start.STEADY)).isEmpty();
        assertThat(filter.zeroPhase(new double[0])).isEmpty();
        assertThat(filter.zeroPhase(new float[2][0])[1]).isEmpty();
        assertThat(AnalyticSignal.of(new double[0]).magnitude()).isEmpty();
    }

    @Test
    void refusesSamplesThatAreNoNumbers() {
        double[] x = {0, 1, Double.NaN, 2};
        String message = "signal: expected finite samples, got NaN at sample 2 of 4";
        IirFilter filter = Notch.of(50, 30, 256);
        assertThatThrownBy(() -> filter.forward(x, Start.REST)).hasMessage(message);
        assertThatThrownBy(() -> filter.zeroPhase(x)).hasMessage(message);
        assertThatThrownBy(() -> AnalyticSignal.of(x)).hasMessage(message);
    }

    @Test
    void refusesEdgesThatARateHasNot() {
        assertThatThrownBy(() -> Butterworth.of(2, new Band.LowPass(20), 0))
                .hasMessage("filter: expected rising edges between 0 and half the rate of 0.0 Hz, got "
                        + "LowPass[edge=20.0]");
        assertThatThrownBy(() -> Butterworth.of(2, new Band.BandPass(40, 20), 256))
                .hasMessageContaining("got BandPass[low=40.0, high=20.0]");
        assertThatThrownBy(() -> Butterworth.of(0, new Band.LowPass(20), 256))
                .hasMessage("filter: expected an order of 1 to 24, got 0");
        assertThatThrownBy(() -> Notch.of(128, 30, 256)).hasMessageContaining("LowPass[edge=128.0]");
        assertThatThrownBy(() -> new IirFilter(new double[][] {{1, 0, 0, 1, -2, 1}}))
                .hasMessageContaining("a stable section");
    }
}
