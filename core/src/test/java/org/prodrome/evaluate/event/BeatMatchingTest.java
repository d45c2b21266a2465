package org.prodrome.evaluate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BeatMatchingTest {
    private static double[] beats(double... times) {
        return times;
    }

    @Test
    void countsPairsMissesAndExtras() {
        BeatMatching one = BeatMatching.of(beats(1, 2, 3, 4), beats(1.1, 2.2, 2.9, 3.5, 4), 0);
        assertThat(one).isEqualTo(new BeatMatching(3, 1, 2));
        assertThat(one.sensitivity()).isEqualTo(0.75);
        assertThat(one.positivePredictivity()).isEqualTo(0.6);
        assertThat(one.f1()).isEqualTo(2.0 / 3);
        assertThat(one.plus(new BeatMatching(1, 2, 3))).isEqualTo(new BeatMatching(4, 3, 5));
    }

    /** The example in the comments of bxb, at 250 samples a second: each of both annotations has its own detection. */
    @Test
    void aRivalThatIsBetterMatchedElsewhereIsNone() {
        double[] annotated = Arrays.stream(beats(96, 160)).map(t -> t / 250).toArray();
        double[] detected = Arrays.stream(beats(128, 185)).map(t -> t / 250).toArray();
        assertThat(BeatMatching.of(annotated, detected, 0)).isEqualTo(new BeatMatching(2, 0, 0));
    }

    @Test
    void theNearerOfTwoDetectionsCounts() {
        assertThat(BeatMatching.of(beats(1), beats(0.9, 1.02), 0)).isEqualTo(new BeatMatching(1, 0, 1));
        assertThat(BeatMatching.of(beats(1, 1.2), beats(1.15), 0)).isEqualTo(new BeatMatching(1, 1, 0));
    }

    @Test
    void aNarrowerWindowMatchesLess() {
        assertThat(BeatMatching.of(beats(1, 2, 3), beats(1.05, 2.07, 3.1), 0, 0.06))
                .isEqualTo(new BeatMatching(1, 2, 2));
        assertThatThrownBy(() -> BeatMatching.of(beats(), beats(), 0, 0))
                .hasMessage("beats: expected a window above 0 s, got 0.0");
        assertThatThrownBy(() -> BeatMatching.of(beats(), beats(), 0).f1())
                .hasMessage("beats: expected some that are annotated or detected, got none");
    }

    /** What belongs to a beat of the learning time is not counted, and what belongs to the first after it is. */
    @Test
    void learningIsLeftOut() {
        assertThat(BeatMatching.of(beats(299, 300.05, 301), beats(290, 299.95, 301), 300))
                .isEqualTo(new BeatMatching(2, 0, 0));
        assertThat(BeatMatching.of(beats(299.95, 301), beats(300.05, 301), 300)).isEqualTo(new BeatMatching(1, 0, 0));
        assertThat(BeatMatching.of(beats(1, 2), beats(1, 2), 300)).isEqualTo(new BeatMatching(0, 0, 0));
    }

    @Test
    void refusesWhatIsUndefined() {
        assertThatThrownBy(() -> BeatMatching.of(beats(), beats(1), 0).sensitivity())
                .hasMessage("beats: expected some that are annotated, got none");
        assertThatThrownBy(() -> BeatMatching.of(beats(2, 1), beats(), 0))
                .hasMessage("beats: expected annotated times that rise, got 1.0 s at place 1 of 2");
        assertThatThrownBy(() -> BeatMatching.of(beats(), beats(Double.NaN), 0))
                .hasMessage("beats: expected detected times that rise, got NaN s at place 0 of 1");
    }
}
