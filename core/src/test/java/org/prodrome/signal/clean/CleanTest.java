package org.prodrome.signal.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.signal.Resampler;
import org.prodrome.signal.SignalInputs;
import org.prodrome.signal.clean.Defects.Stretch;

class CleanTest {
    @Test
    void equalsScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "clean.csv")) {
            double[] x = input(row[2], Integer.parseInt(row[3]));
            double[] got = switch (row[0]) {
                case "constant" -> Detrend.CONSTANT.of(x);
                case "linear" -> Detrend.LINEAR.of(x);
                case "baseline" -> new BaselineWander(Double.parseDouble(row[1])).of(x);
                case "spikes" -> everySeventh(new SpikeRemoval(1000).removedFrom(x));
                case "resample" -> resampler(row[1]).apply(x);
                default -> throw new AssertionError(row[0]);
            };
            double[] expected = SignalInputs.numbers(row[4]);
            String what = String.join(",", Arrays.copyOf(row, 4));
            assertThat(SignalInputs.difference(got, expected)).as(what).isLessThan(1e-9);
            if (row[0].equals("resample")) {
                float[] inFloats = resampler(row[1]).apply(floats(x));
                assertThat(SignalInputs.difference(doubles(inFloats), expected))
                        .as(what)
                        .isLessThan(1e-6);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(170);
    }

    private static double[] input(String kind, int length) {
        double[] x = SignalInputs.of(kind.equals("spikes") ? "wave" : kind, length);
        for (int i = 300; i < length && kind.equals("spikes"); i += 1000) {
            x[i] *= 40;
        }
        return x;
    }

    private static Resampler resampler(String rates) {
        double[] both = SignalInputs.numbers(rates);
        return new Resampler(both[0], both[1]);
    }

    private static double[] everySeventh(double[] x) {
        double[] y = new double[(x.length + 6) / 7];
        Arrays.setAll(y, i -> x[7 * i]);
        return y;
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    /** Over the ends of stretches, with few and many phases. */
    @Test
    void longSignalsAreResampledAlikeInBothWidths() {
        for (double[] rates : new double[][] {{256, 100}, {44100, 2000}, {100, 256}, {1000, 250}, {3, 7}}) {
            Resampler resampler = new Resampler(rates[0], rates[1]);
            double[] x =
                    doubles(floats(new Seed(6).random().doubles(70_001, -1, 1).toArray()));
            assertThat(SignalInputs.difference(doubles(resampler.apply(floats(x))), resampler.apply(x)))
                    .as(Arrays.toString(rates))
                    .isLessThan(1e-7);
        }
    }

    @Test
    void resamplingRefusesRatesThatAreNone() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Resampler(rate, 100))
                    .hasMessage("resampling: expected rates with a common divisor, got " + rate + " Hz and 100.0 Hz");
            assertThatThrownBy(() -> new Resampler(100, rate)).hasMessageEndingWith("and " + rate + " Hz");
        }
    }

    @Test
    void aGapSpoilsOnlyWhatIsNearIt() {
        for (double[] rates : new double[][] {{256, 100}, {100, 256}, {1000, 500}}) {
            double[] x = new double[2000];
            Arrays.fill(x, 1);
            x[1000] = Double.NaN;
            double step = rates[0] / rates[1];
            double reach = 10 * Math.max(1, step) + 7;
            Resampler resampler = new Resampler(rates[0], rates[1]);
            for (double[] y : new double[][] {resampler.apply(x), doubles(resampler.apply(floats(x)))}) {
                assertThat(y[(int) (1000 / step)]).isNaN();
                for (int i = 0; i < y.length; i++) {
                    assertThat(Double.isNaN(y[i]) && Math.abs(i * step - 1000) > reach)
                            .isFalse();
                }
            }
        }
    }

    /** Against sorting each window anew. */
    @Test
    void theRunningMedianIsTheMedian() {
        var random = new Seed(4).random();
        double[] x = random.ints(200, 0, 9).asDoubleStream().toArray();
        for (int side : new int[] {0, 1, 7, 150}) {
            double[] got = RunningMedian.of(x, side);
            for (int i = 0; i < x.length; i++) {
                double[] window = new double[2 * side + 1];
                for (int j = 0; j < window.length; j++) {
                    window[j] = x[Math.clamp(i - side + j, 0, x.length - 1)];
                }
                Arrays.sort(window);
                assertThat(got[i]).isEqualTo(window[side]);
            }
        }
    }

    @Test
    void defectsAreFound() {
        double[] x = {1, 1, 1, 2, 9, 9, 9, 3, -4, -4, 0, 0, 0, 0};
        assertThat(Defects.flat(x, 3)).containsExactly(new Stretch(0, 3), new Stretch(4, 7), new Stretch(10, 14));
        assertThat(Defects.clipped(x, 2)).containsExactly(new Stretch(4, 7), new Stretch(8, 10));
        assertThat(Defects.clipped(x, 3)).containsExactly(new Stretch(4, 7));
        assertThat(Defects.share(List.of(new Stretch(4, 7)), 14)).isEqualTo(3 / 14.0);
        assertThat(Defects.clipped(new double[10], 2)).isEmpty();
        assertThat(Defects.flat(new double[10], 2)).containsExactly(new Stretch(0, 10));
        assertThat(Defects.flat(new double[0], 2)).isEmpty();
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Detrend.LINEAR.of(new double[0])).isEmpty();
        assertThat(new BaselineWander(360).removedFrom(new double[0])).isEmpty();
        assertThat(new SpikeRemoval(1000).removedFrom(new double[0])).isEmpty();
        assertThat(new Resampler(256, 100).apply(new double[0])).isEmpty();
    }

    @Test
    void refusesWhatItCannotClean() {
        double[] x = {0, Double.POSITIVE_INFINITY};
        String message = "signal: expected finite samples, got Infinity at sample 1 of 2";
        assertThatThrownBy(() -> Detrend.CONSTANT.of(x)).hasMessage(message);
        assertThatThrownBy(() -> new BaselineWander(360).of(x)).hasMessage(message);
        assertThatThrownBy(() -> new SpikeRemoval(1000).removedFrom(x)).hasMessage(message);
        assertThatThrownBy(() -> new BaselineWander(0)).hasMessageEndingWith("got 0.0");
        assertThatThrownBy(() -> new SpikeRemoval(0))
                .hasMessage("spike removal: expected a rate of 4 Hz or more, got 0.0");
        assertThatThrownBy(() -> Defects.flat(x, 1)).hasMessageEndingWith("at least, got 1");
    }
}
