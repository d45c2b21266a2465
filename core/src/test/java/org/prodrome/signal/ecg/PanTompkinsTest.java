package org.prodrome.signal.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.evaluate.event.BeatMatching;

class PanTompkinsTest {
    /** A beat a second: an R wave of 20 ms, and a T wave of half its height that is 300 ms later. */
    private static double[] beats(double rate, int seconds, double height) {
        double[] x = new double[(int) (rate * seconds)];
        for (int i = 0; i < x.length; i++) {
            double t = i / rate % 1;
            x[i] = height * (bump(t, 0.4, 0.010) + 0.5 * bump(t, 0.7, 0.050) + 0.1 * Math.sin(i / rate));
        }
        return x;
    }

    private static double bump(double t, double middle, double width) {
        double u = (t - middle) / width;
        return Math.exp(-u * u / 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 128, 200, 250, 360, 500, 1000})
    void findsEachRWaveAndNoTWave(double rate) {
        for (double height : new double[] {1, -1, 0.001}) {
            int[] peaks = new PanTompkins(rate).peaks(beats(rate, 20, height));
            assertThat(peaks).hasSize(20);
            for (int i = 0; i < peaks.length; i++) {
                assertThat(peaks[i] / rate).isCloseTo(i + 0.4, within(1.01 / rate));
            }
        }
    }

    /** A single beat of a fifth of the others' height is found when it is overdue. */
    @Test
    void aLowBeatIsFoundAfterwards() {
        double[] x = beats(360, 30, 1);
        for (int i = 15 * 360; i < 16 * 360; i++) {
            x[i] *= 0.4;
        }
        assertThat(new PanTompkins(360).peaks(x)).hasSize(30).contains(15 * 360 + 144);
    }

    /** An artefact as of an electrode that falls off makes it deaf for a while, not for ever. */
    @Test
    void learnsAnewAfterAnArtefact() {
        double[] x = beats(250, 60, 1);
        for (int i = 0; i < 50; i++) {
            x[2500 + i] += i < 25 ? 400 : -400;
        }
        int[] peaks = new PanTompkins(250).peaks(x);
        assertThat(Arrays.stream(peaks).filter(peak -> peak > 30 * 250)).hasSize(30);
    }

    @Test
    void findsSimulatedBeats() throws Exception {
        BeatMatching all = new BeatMatching(0, 0, 0);
        for (Case of : new Ecgs(12, 60).dataset(new Seed(11)).cases()) {
            Signal signal = (Signal) of.payload();
            double[] annotated =
                    of.truth().beats().stream().mapToDouble(Truth.Beat::time).toArray();
            double[] detected = Arrays.stream(new PanTompkins(signal.rate()).peaks(signal.samples()[0]))
                    .mapToDouble(sample -> sample / signal.rate())
                    .toArray();
            all = all.plus(BeatMatching.of(annotated, detected, 10));
        }
        assertThat(all.sensitivity()).isGreaterThan(0.995);
        assertThat(all.positivePredictivity()).isGreaterThan(0.995);
    }

    @Test
    void thereIsNothingInAConstantLead() {
        double[] x = new double[3600];
        assertThat(new PanTompkins(360).peaks(x)).isEmpty();
        Arrays.fill(x, 0.1);
        assertThat(new PanTompkins(360).peaks(x)).isEmpty();
    }

    @Test
    void refusesWhatHoldsNoBeats() {
        assertThatThrownBy(() -> new PanTompkins(0))
                .hasMessage("QRS detection: expected a rate of 100.0 Hz or more, got 0.0 Hz");
        assertThatThrownBy(() -> new PanTompkins(Double.NaN)).hasMessageContaining("got NaN Hz");
        assertThatThrownBy(() -> new PanTompkins(360).peaks(new double[719]))
                .hasMessageStartingWith("QRS detection: expected 2.0 s or more, got 1.99");
        double[] x = new double[3600];
        x[7] = Double.NaN;
        assertThatThrownBy(() -> new PanTompkins(360).peaks(x))
                .hasMessage("signal: expected finite samples, got NaN at sample 7 of 3600");
    }

    @Test
    void windowsLieAboutBeats() {
        float[] ramp = new float[100];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        Signal signal = new Signal(new float[][] {ramp, ramp}, 10, Signal.Channel.ofSound(2));
        List<BeatWindows.Window> windows = new BeatWindows(0.5, 1)
                .of(
                        signal,
                        List.of(
                                new Beat(0.2, Beat.Aami.N),
                                new Beat(2, Beat.Aami.V),
                                new Beat(3, Beat.Sound.S1),
                                new Beat(9.5, Beat.Aami.F)));
        assertThat(windows).hasSize(1);
        assertThat(windows.getFirst().kind()).isEqualTo(Beat.Aami.V);
        assertThat(windows.getFirst().samples()[1])
                .containsExactly(15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
    }
}
