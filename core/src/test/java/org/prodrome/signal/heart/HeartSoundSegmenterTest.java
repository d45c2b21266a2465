package org.prodrome.signal.heart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

class HeartSoundSegmenterTest {
    private static final HeartSoundSegmenter SEGMENTER = new HeartSoundSegmenter(HeartSoundModel.simulated());

    /** By hand: S1 is at 0.35 s and every 0.85 s, S2 0.32 s after it. */
    @Test
    void findsEverySoundOfARegularHeart() {
        Segmentation found = SEGMENTER.of(HeartInputs.beats(20_000, 2000), 2000);
        assertThat(found.onsets(HeartState.S1)).hasSize(12);
        assertThat(found.onsets(HeartState.S2)).hasSize(11);
        for (int beat = 0; beat < 11; beat++) {
            double s1 = HeartInputs.FIRST + HeartInputs.PERIOD * beat;
            assertThat(Math.abs(found.onsets(HeartState.S1)[beat] - s1)).isLessThan(0.06);
            assertThat(Math.abs(found.onsets(HeartState.S2)[beat] - s1 - HeartInputs.SYSTOLE))
                    .isLessThan(0.06);
        }
    }

    @Test
    void segmentsCoverTheRecordingInTheHeartsOrder() {
        SplittableRandom random = new Seed(4).random();
        for (int length : new int[] {3000, 3001, 4019, 9973}) {
            double[] noise = random.doubles(length, -1, 1).toArray();
            List<HeartSegment> segments = SEGMENTER.of(noise, 1000).segments();
            assertThat(segments.getFirst().start()).isZero();
            assertThat(segments.getLast().end()).isEqualTo(length / 1000.0);
        }
    }

    @Test
    void loudnessOffsetAndRateDontMatter() {
        double[] sound = HeartInputs.beats(12_000, 2000);
        double[] loud = Arrays.stream(sound).map(x -> 700 * x + 5000).toArray();
        double[] expected = SEGMENTER.of(sound, 2000).onsets(HeartState.S1);
        assertThat(SEGMENTER.of(loud, 2000).onsets(HeartState.S1)).isEqualTo(expected);
        double[] fast = SEGMENTER.of(HeartInputs.beats(48_000, 8000), 8000).onsets(HeartState.S1);
        assertThat(fast).hasSameSizeAs(expected);
        for (int i = 0; i < fast.length; i++) {
            assertThat(Math.abs(fast[i] - expected[i])).isLessThanOrEqualTo(0.0201);
        }
    }

    /** Zeros have no logarithm. */
    @Test
    void standsDigitalSilenceWithinARecording() {
        double[] sound = HeartInputs.beats(10_000, 1000);
        Arrays.fill(sound, 4000, 5500, 0);
        assertThat(SEGMENTER.of(sound, 1000).onsets(HeartState.S1)).hasSizeBetween(10, 13);
    }

    @Test
    void refusesWhatCantBeSegmented() {
        assertRefused(new double[8000], 2000, "got silence in all 4.0 s");
        double[] constant = new double[8000];
        Arrays.fill(constant, 0.1);
        assertRefused(constant, 2000, "expected something to hear from 25 to 400 Hz");
        assertRefused(new double[5999], 2000, "expected 3.0 s or more, got 2.9995 s at 2000.0 Hz");
        assertRefused(new double[0], 2000, "got 0.0 s");
        assertRefused(new double[8000], 0, "expected a rate of 200.0 Hz or more, got 0.0 Hz");
        assertRefused(new double[8000], Double.NaN, "got NaN Hz");
        assertRefused(new double[8000], Double.POSITIVE_INFINITY, "got Infinity Hz");
        double[] spoilt = HeartInputs.beats(8000, 2000);
        spoilt[77] = Double.NaN;
        assertRefused(spoilt, 2000, "got NaN at sample 77 of 8000");
    }

    private static void assertRefused(double[] sound, double rate, String message) {
        assertThatThrownBy(() -> SEGMENTER.of(sound, rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSegmentationIsInOrder() {
        HeartSegment first = new HeartSegment(HeartState.S1, 0, 0.1);
        assertThatThrownBy(() -> new Segmentation(List.of(first, new HeartSegment(HeartState.S2, 0.1, 0.2))))
                .hasMessageContaining("expected the state that follows");
        assertThatThrownBy(() -> new Segmentation(List.of(first, new HeartSegment(HeartState.SYSTOLE, 0.2, 0.3))))
                .hasMessageContaining("expected the state that follows");
        assertThatThrownBy(() -> new HeartSegment(HeartState.S1, 1, 1)).hasMessageContaining("0 <= start < end");
    }
}
