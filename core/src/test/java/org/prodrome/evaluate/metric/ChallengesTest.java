package org.prodrome.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.prodrome.evaluate.metric.Challenge2016.Call.ABNORMAL;
import static org.prodrome.evaluate.metric.Challenge2016.Call.NORMAL;
import static org.prodrome.evaluate.metric.Challenge2016.Call.UNSURE;

import org.junit.jupiter.api.Test;
import org.prodrome.evaluate.metric.Challenge2016.Call;

final class ChallengesTest {

    /** Se = (3/5) (1/3) + (2/5) (2/2), Sp = (2/4) (1/2) + (2/4) (1/2), by the formula of the challenge. */
    @Test
    void theUnsureIsRightOfTheNoisyAlone() throws UndefinedMetricException {
        Call[] calls = {ABNORMAL, UNSURE, NORMAL, UNSURE, ABNORMAL, NORMAL, UNSURE, UNSURE, ABNORMAL};
        boolean[] abnormal = {true, true, true, true, true, false, false, false, false};
        boolean[] noisy = {false, false, false, true, true, false, false, true, true};
        Challenge2016 score = Challenge2016.of(calls, abnormal, noisy);
        assertThat(score.sensitivity()).isCloseTo(0.6 / 3 + 0.4, within(1e-15));
        assertThat(score.specificity()).isCloseTo(0.5, within(1e-15));
        assertThat(score.macc()).isCloseTo(0.55, within(1e-15));
        assertThatThrownBy(() -> Challenge2016.of(new Call[] {NORMAL}, new boolean[1], new boolean[1]))
                .isInstanceOf(UndefinedMetricException.class);
    }

    @Test
    void theFirstEventIsTheSmallerOfTwo() throws UndefinedMetricException {
        assertThat(Challenge2012.event1(new Confusion(3, 1, 90, 6).weighted())).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(Challenge2012.event1(new Confusion(3, 6, 90, 1).weighted())).isCloseTo(1.0 / 3, within(1e-15));
        assertThatThrownBy(() -> Challenge2012.event1(new Confusion(0, 0, 9, 1).weighted()))
                .isInstanceOf(UndefinedMetricException.class);
    }

    /** Twenty-one cases of risks 0, 0.025, ..., two a tenth, the last one beyond: worked from the definition. */
    @Test
    void theSecondEventIsHosmerAndLemeshows() throws UndefinedMetricException {
        double[] risks = new double[21];
        boolean[] died = new boolean[21];
        double expected = 0;
        for (int i = 0; i < 21; i++) {
            risks[20 - i] = i * 0.025;
            died[20 - i] = i % 7 == 3 || i == 20;
        }
        int[] deaths = {0, 1, 0, 0, 0, 1, 0, 0, 1, 0};
        for (int tenth = 0; tenth < 10; tenth++) {
            double mean = 0.0125 + 0.05 * tenth;
            expected += Math.pow(deaths[tenth] - 2 * mean, 2) / (2 * mean * (1 - mean) + 0.001);
        }
        assertThat(Challenge2012.event2(risks, died)).isCloseTo(expected / 0.45, within(1e-9));
        assertThatThrownBy(() -> Challenge2012.event2(new double[12], new boolean[12]))
                .hasMessage(
                        "event 2 of the 2012 challenge: expected risks that differ, got a mean of 0.0 in all tenths");
        assertThatThrownBy(() -> Challenge2012.event2(new double[9], new boolean[9]))
                .isInstanceOf(UndefinedMetricException.class);
    }
}
