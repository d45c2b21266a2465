package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.runtime.OrtRuntime;

class MelSpectrogramTest {
    private static final double RATE = 2000;
    private static final MelSpectrogram MEL = new MelSpectrogram(RATE, 128, 32, 32, 20, 800);

    /** [band][frame] of a signal of so many samples. */
    private static double[][] log(MelSpectrogram mel, int samples, IntToDoubleFunction signal) {
        GraphBuilder g = new GraphBuilder("mel");
        g.output("bands", mel.log(g, g.input("signal", 1, 1, samples)), 1, mel.bands(), GraphBuilder.ANY);
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
     * noise has the power 1.5 / 50, and the bands are 19 to 44 Hz wide: e to the power of -4.2 to -3.4.
     */
    @Test
    void everyBandHearsNoise() {
        MelSpectrogram narrow = new MelSpectrogram(RATE, 50, 20, 32, 20, 1000);
        var random = new Seed(3).random();
        double[][] bands = log(narrow, 4000, _ -> random.nextGaussian());
        for (double[] band : bands) {
            double power = 0;
            for (double value : band) {
                power += Math.exp(value) / band.length;
            }
            assertThat(Math.log(power)).isBetween(-4.4, -3.2);
        }
    }

    @Test
    void aSineOfAmplitudeOneHasAQuarterOfItsSquareAtItsBin() {
        // One band whose peak stands at 250 Hz, the 16th bin of 15.625 Hz; the neighbours have a quarter each.
        MelSpectrogram one = new MelSpectrogram(RATE, 128, 32, 1, 234.375, 266.3);
        double[][] bands = log(one, 2000, i -> Math.sin(2 * Math.PI * 250 * i / RATE));
        assertThat(Math.exp(bands[0][30])).isCloseTo(0.25, within(0.01));
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
