package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.runtime.OrtRuntime;

class MelSpectrogramTest {
    private static final double RATE = 2000;
    private static final MelSpectrogram MEL = new MelSpectrogram(RATE, 128, 32, 32, 20, 800);

    /** [band][frame] of a signal of so many samples. */
    private static double[][] log(MelSpectrogram mel, int samples, IntToDoubleFunction signal) {
        GraphBuilder g = new GraphBuilder("mel");
        g.output("bands", mel.log(g, g.input("signal", 1, 1, GraphBuilder.ANY)), 1, mel.bands(), GraphBuilder.ANY);
        Network network = g.build();
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (float) signal.applyAsDouble(i);
        }
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(0))), 1)) {
            float[] flat = Objects.requireNonNull(runtime.run(Map.of("signal", Array.of(values, 1, 1, samples)))
                            .get("bands"))
                    .floats();
            int frames = mel.frames(samples);
            assertThat(flat).hasSize(mel.bands() * frames);
            double[][] bands = new double[mel.bands()][frames];
            for (int band = 0; band < mel.bands(); band++) {
                for (int frame = 0; frame < frames; frame++) {
                    bands[band][frame] = flat[band * frames + frame];
                }
            }
            return bands;
        }
    }

    private static int loudest(double[] values) {
        int loudest = 0;
        for (int i = 0; i < values.length; i++) {
            loudest = values[i] > values[loudest] ? i : loudest;
        }
        return loudest;
    }

    /** A click in the middle of the samples that a frame is about is loudest in that frame, in whatever band. */
    @Test
    void framesAreCentredOnTheirHop() {
        for (int frame : new int[] {0, 1, 7, 40, 61, 62}) {
            double[][] bands = log(MEL, 2016, i -> i == frame * 32 + 16 ? 1 : 0);
            assertThat(bands[0]).hasSize(63);
            for (double[] band : bands) {
                assertThat(loudest(band)).isEqualTo(frame);
            }
        }
    }

    /** 2595 log10(1 + f / 700) puts band 15 of 32 between 20 and 800 Hz at 328 Hz. */
    @Test
    void aToneIsLoudestInItsBand() {
        double[][] bands = log(MEL, 2000, i -> 0.5 * Math.sin(2 * Math.PI * 328 * i / RATE));
        double[] middle = new double[32];
        for (int band = 0; band < 32; band++) {
            middle[band] = bands[band][30];
        }
        assertThat(loudest(middle)).isEqualTo(15);
    }

    /**
     * Bins of 40 Hz leave bands of 20 Hz without one: a longer DFT serves them, and is no louder for it. A bin of white
     * noise has the power 1.5 / window, and the bands are 19 to 44 Hz wide: e to the power of -4.2 to -3.4.
     */
    @ParameterizedTest
    @CsvSource({"50, 20", "32, 16", "32, 32", "64, 32"})
    void everyBandHearsNoise(int window, int hop) {
        MelSpectrogram narrow = new MelSpectrogram(RATE, window, hop, 32, 20, 1000);
        var random = new Seed(3).random();
        double[][] bands = log(narrow, 40_000, _ -> random.nextGaussian());
        for (double[] band : bands) {
            double power = 0;
            for (double value : band) {
                power += Math.exp(value) / band.length;
            }
            assertThat(Math.log(power)).isBetween(-4.4, -3.2);
        }
    }

    /**
     * Every frame's bands against the definition in 64 bits: even and odd windows, hops that divide them or don't,
     * bands in groups of 16 or not.
     */
    @ParameterizedTest
    @CsvSource({
        "128, 32, 700, 4",
        "50, 20, 613, 4",
        "64, 32, 650, 4",
        "96, 32, 1001, 4",
        "64, 16, 335, 4",
        "128, 16, 500, 4",
        "64, 64, 640, 4",
        "55, 22, 660, 4",
        "33, 8, 257, 4",
        "20, 20, 199, 4",
        "21, 7, 97, 4",
        "16, 3, 50, 4",
        "128, 32, 700, 16",
        "256, 64, 1300, 32",
        "512, 128, 2000, 48",
        "256, 64, 1300, 40"
    })
    void equalsTheDefinition(int window, int hop, int samples, int count) {
        MelSpectrogram mel = new MelSpectrogram(RATE, window, hop, count, 50, 950);
        double[] x = new Seed(7).random().doubles(samples, -1, 1).toArray();
        double[][] bands = log(mel, samples, i -> x[i]);
        for (int frame = 0; frame < mel.frames(samples); frame++) {
            double[] power = powers(window, frameMiddle(window, hop, frame), x);
            for (int band = 0; band < count; band++) {
                double sum = 0;
                double weights = 0;
                for (int bin = 0; bin <= window / 2; bin++) {
                    double weight = triangle(bin * RATE / window, band, count);
                    sum += weight * power[bin];
                    weights += weight;
                }
                double area = (edge(band + 2, count) - edge(band, count)) / 2 / (RATE / window);
                assertThat(bands[band][frame])
                        .as("band " + band + " of frame " + frame)
                        .isCloseTo(Math.log(sum * area / weights + 1e-10), within(1e-3));
            }
        }
    }

    /** Where the window is highest. */
    private static double frameMiddle(int window, int hop, int frame) {
        return frame * hop + window / 2.0 - (window - hop) / 2;
    }

    private static double[] powers(int window, double middle, double[] x) {
        double[] powers = new double[window / 2 + 1];
        for (int bin = 0; bin < powers.length; bin++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < x.length; i++) {
                double n = i - middle;
                double hann = Math.abs(n) < window / 2.0 ? (1 + Math.cos(2 * Math.PI * n / window)) / window : 0;
                real += hann * x[i] * Math.cos(2 * Math.PI * bin * n / window);
                imaginary += hann * x[i] * Math.sin(2 * Math.PI * bin * n / window);
            }
            powers[bin] = real * real + imaginary * imaginary;
        }
        return powers;
    }

    private static double triangle(double f, int band, int count) {
        double peak = edge(band + 1, count);
        double rise = (f - edge(band, count)) / (peak - edge(band, count));
        return Math.max(0, Math.min(rise, (edge(band + 2, count) - f) / (edge(band + 2, count) - peak)));
    }

    private static double edge(int number, int count) {
        return MelScale.HTK.edge(number, count, 50, 950);
    }

    @Test
    void aSineOfAmplitudeOneHasAQuarterOfItsSquareAtItsBin() {
        // One band whose peak stands at 250 Hz, the 16th bin of 15.625 Hz; the neighbours have a quarter each.
        MelSpectrogram one = new MelSpectrogram(RATE, 128, 32, 1, 234.375, 266.3);
        double[][] bands = log(one, 2000, i -> Math.sin(2 * Math.PI * 250 * i / RATE));
        assertThat(Math.exp(bands[0][30])).isCloseTo(0.25, within(0.01));
    }

    @Test
    void aSignalOfLessThanAHopIsRefused() {
        assertThat(MEL.frames(31)).isZero();
        assertThat(log(MEL, 32, _ -> 1)[0]).hasSize(1);
        for (int window : new int[] {128, 100}) {
            MelSpectrogram mel = new MelSpectrogram(RATE, window, 32, 8, 50, 800);
            for (int samples : new int[] {31, 1}) {
                assertThatThrownBy(() -> log(mel, samples, _ -> 1))
                        .isInstanceOf(GraphException.class)
                        .hasMessageContaining("'spectrum");
            }
        }
    }

    @Test
    void refusesBandsAboveHalfTheRate() {
        assertThatThrownBy(() -> new MelSpectrogram(RATE, 128, 32, 32, 20, 1200))
                .hasMessage("mel bands: expected 0 <= low < high <= 1000.0 Hz, half the rate, got 20.0 to 1200.0 Hz");
    }

    @Test
    void refusesBandsThatNoDftParts() {
        GraphBuilder g = new GraphBuilder("mel");
        Value signal = g.input("signal", 1, 1, 2000);
        MelSpectrogram narrow = new MelSpectrogram(RATE, 128, 32, 64, 100, 100.0001);
        assertThatThrownBy(() -> narrow.log(g, signal))
                .hasMessageStartingWith("mel bands: expected bands that are wide enough for bins of ")
                .hasMessageEndingWith("got 64 from 100.0 to 100.0001 Hz");
    }
}
