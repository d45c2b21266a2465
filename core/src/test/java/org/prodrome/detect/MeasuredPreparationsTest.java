package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.detect.HeartCyclePreparation.Segmenter;
import org.prodrome.signal.Field;
import org.prodrome.signal.feature.Family;
import org.prodrome.signal.feature.Feature;

/** Recordings of which features are measured or heart cycles found before a network sees them. */
final class MeasuredPreparationsTest {
    private static final double RATE = 1000;
    private static final double BEAT = 0.8;

    private static final List<Signal.Channel> PAIR =
            List.of(new Signal.Channel("Fz", "uV"), new Signal.Channel("Cz", "uV"));

    private static Signal noise(int seconds, List<Signal.Channel> channels) {
        SplittableRandom random = new Seed(4).random();
        float[][] samples = new float[channels.size()][(int) (seconds * RATE)];
        for (float[] row : samples) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return new Signal(samples, RATE, channels);
    }

    /** Two short tones a beat, the first from 0.2 s on every 0.8 s, the second 0.3 s later and higher. */
    private static Signal heart(int seconds) {
        SplittableRandom random = new Seed(5).random();
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double t = (i / RATE + BEAT - 0.2) % BEAT;
            double first = t < 0.12 ? Math.sin(Math.PI * t / 0.12) * Math.sin(2 * Math.PI * 50 * t) : 0;
            double late = t - 0.3;
            double second = late >= 0 && late < 0.08
                    ? 0.7 * Math.sin(Math.PI * late / 0.08) * Math.sin(2 * Math.PI * 70 * late)
                    : 0;
            samples[i] = (float) (first + second + 0.002 * random.nextGaussian());
        }
        return new Signal(new float[][] {samples}, RATE, Signal.Channel.ofSound(1));
    }

    private static FeaturePreparation eeg(int steps) {
        return new FeaturePreparation(Family.EEG, List.of(), 2, RATE, 2, 1, steps);
    }

    @Test
    void eachWindowsFeaturesAreThoseOfTheWindowAlone() throws Exception {
        Signal recording = noise(6, PAIR);
        Preparation preparation = eeg(3).seen(recording, "x");
        Field field = preparation.field(recording, "x");
        assertThat(field.length()).isEqualTo(5);
        assertThat(preparation.grid().channels()).isEqualTo(field.channels());
        float[][] third = new float[2][];
        Arrays.setAll(third, i -> Arrays.copyOfRange(recording.samples()[i], 2000, 4000));
        List<Feature> alone = Family.EEG.of(new Signal(third, RATE, PAIR));
        assertThat(alone).hasSize(field.channels());
        for (int i = 0; i < alone.size(); i++) {
            float expected = (float) alone.get(i).value().orElse(Double.NaN);
            assertThat(field.channel(i)[2]).as(alone.get(i).name()).isEqualTo(expected);
        }
    }

    @Test
    void namesAreTheFamilysWhateverWasRecorded() throws Exception {
        FeaturePreparation seen = (FeaturePreparation) eeg(1).seen(noise(3, PAIR), "x");
        assertThat(seen.names())
                .containsExactlyElementsOf(Family.EEG.of(noise(2, PAIR)).stream()
                        .map(Feature::name)
                        .toList());
        assertThat(seen.seen(noise(9, PAIR), "x")).isEqualTo(seen);
    }

    @Test
    void aHeartSoundHasItsFeaturesAndSilenceNone() throws Exception {
        FeaturePreparation open = new FeaturePreparation(Family.HEART_SOUND, List.of(), 1, RATE, 8, 8, 1);
        Preparation preparation = open.seen(heart(8), "x");
        assertThat(preparation.grid().channels()).isEqualTo(497);
        Field field = preparation.field(heart(8), "x");
        long measured = 0;
        for (float value : field.values()) {
            measured += Float.isNaN(value) ? 0 : 1;
        }
        assertThat(measured).isGreaterThan(450);
        Signal silence = new Signal(new float[1][8000], RATE, Signal.Channel.ofSound(1));
        assertThat(preparation.isBlank(preparation.field(silence, "x"))).isTrue();
    }

    @Test
    void saysWhatItLacks() {
        assertThatThrownBy(() -> eeg(1).seen(heart(3), "case c"))
                .isInstanceOf(FormatException.class)
                .hasMessage("case c: expected 2 channels or more, got 1");
    }

    @ParameterizedTest
    @EnumSource
    void windowsBeginWithFirstHeartSounds(Segmenter segmenter) throws Exception {
        Signal sound = heart(10);
        HeartCyclePreparation preparation = new HeartCyclePreparation(segmenter, RATE, 1.6);
        Field field = preparation.field(sound, "x");
        assertThat(field.inner()).isEqualTo(1600);
        assertThat(field.length()).isBetween(8, 11);
        int near = 0;
        for (int cycle = 0; cycle < field.length(); cycle++) {
            float[] window = Arrays.copyOfRange(field.values(), cycle * 1600, (cycle + 1) * 1600);
            int start = where(window, sound.samples()[0]);
            double off = (start / RATE - 0.2 + BEAT) % BEAT;
            near += Math.min(off, BEAT - off) < 0.06 ? 1 : 0;
        }
        assertThat(near).isGreaterThanOrEqualTo(field.length() - 1);
    }

    private static int where(float[] window, float[] samples) {
        for (int start = 0; start + window.length <= samples.length; start++) {
            if (Arrays.equals(window, 0, window.length, samples, start, start + window.length)) {
                return start;
            }
        }
        throw new AssertionError("a window that is none of the sound's");
    }

    @Test
    void withoutHeartSoundsWindowsFollowOneUponTheOther() throws Exception {
        Signal silence = new Signal(new float[1][4000], RATE, Signal.Channel.ofSound(1));
        Field field = new HeartCyclePreparation(Segmenter.REGRESSION, RATE, 1.6).field(silence, "x");
        assertThat(field.length()).isEqualTo(3);
        Signal shorter = new Signal(new float[1][1000], RATE, Signal.Channel.ofSound(1));
        assertThat(new HeartCyclePreparation(Segmenter.REGRESSION, RATE, 1.6)
                        .field(shorter, "x")
                        .length())
                .isEqualTo(1);
    }
}
