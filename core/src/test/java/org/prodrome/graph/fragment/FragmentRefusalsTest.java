package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prodrome.graph.fragment.MelFilters.Height;

class FragmentRefusalsTest {
    @Test
    void refusesWhatItCannotBe() {
        assertThatThrownBy(() -> new Stft(1, 1, Stft.Part.POWER))
                .hasMessage("STFT: expected a window of 2 samples or more and a hop of 1 or more, got 1 and 1");
        assertThatThrownBy(() -> new MelFilters(MelScale.HTK, Height.ONE, 0, 64, 10, 20, 900))
                .hasMessageContaining("0 <= low < high <= 0.0 Hz");
        assertThatThrownBy(() -> new MelFilters(MelScale.HTK, Height.ONE, 2000, 64, 0, 20, 900))
                .hasMessageEndingWith("got 64 and 0");
        assertThatThrownBy(() -> new Gammatone(2000, 4, 50, 1200, 10))
                .hasMessage("gammatones: expected 0 < low < high <= 1000.0 Hz, half the rate, got 50.0 to 1200.0 Hz");
        assertThatThrownBy(() -> new Gammatone(2000, 4, 50, 900, 0)).hasMessageEndingWith("got 4 and 0");
        assertThatThrownBy(() -> new MorletPower(100, new double[] {50}, 6))
                .hasMessageEndingWith("got [50.0] Hz and 6.0");
        assertThatThrownBy(() -> new MorletPower(100, new double[0], 6)).hasMessageContaining("got [] Hz");
        assertThatThrownBy(() -> new HilbertEnvelope(0))
                .hasMessage("Hilbert envelope: expected 1 sample or more, got 0");
        assertThatThrownBy(() -> new SavitzkyGolay(1, 8, 3, 0, 1)).hasMessageEndingWith("got 1, 8, 3, 0, 1.0");
        assertThatThrownBy(() -> new SavitzkyGolay(1, 7, 3, 4, 1)).hasMessageEndingWith("got 1, 7, 3, 4, 1.0");
    }

    @Test
    void refusesRatesThatAreNone() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new MelSpectrogram(rate, 128, 32, 8, 20, 800))
                    .hasMessageStartingWith("mel bands: expected 0 <= low < high <= ");
            assertThatThrownBy(() -> new MelFilters(MelScale.HTK, Height.ONE, rate, 64, 10, 20, 900))
                    .hasMessageStartingWith("mel filters: expected 0 <= low < high <= ");
            assertThatThrownBy(() -> new Gammatone(rate, 4, 50, 900, 10))
                    .hasMessageStartingWith("gammatones: expected 0 < low < high <= ");
            assertThatThrownBy(() -> new MorletPower(rate, new double[] {5}, 6))
                    .hasMessageStartingWith("Morlet wavelets: expected frequencies between 0 and ");
        }
        MelSpectrogram mel = new MelSpectrogram(2000, 128, 32, 8, 20, 800);
        assertThatThrownBy(() -> new Mfcc(mel, 9)).hasMessage("MFCC: expected 1 to 8 coefficients, got 9");
    }

    /** Slaney's scale is librosa's: 1000 Hz is 15 mel, and 6400 Hz 27 more. */
    @Test
    void melScalesGoBothWays() {
        assertThat(MelScale.SLANEY.mel(1000)).isCloseTo(15, within(1e-12));
        assertThat(MelScale.SLANEY.mel(6400)).isCloseTo(42, within(1e-12));
        for (MelScale scale : MelScale.values()) {
            for (double hertz : new double[] {0, 20, 999, 1001, 8000}) {
                assertThat(scale.hertz(scale.mel(hertz))).isCloseTo(hertz, within(1e-9));
            }
        }
    }

    @Test
    void framesAreCounted() {
        assertThat(new Stft(16, 5, Stft.Part.POWER).frames(101)).isEqualTo(21);
        assertThat(new Stft(15, 4, Stft.Part.POWER).frames(15)).isEqualTo(4);
    }
}
