package org.prodrome.evaluate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.data.Truth.Beat.Aami.F;
import static org.prodrome.data.Truth.Beat.Aami.N;
import static org.prodrome.data.Truth.Beat.Aami.Q;
import static org.prodrome.data.Truth.Beat.Aami.S;
import static org.prodrome.data.Truth.Beat.Aami.V;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Worked by hand from the sums at the end of bxb.c. */
final class BeatClassesTest {
    /** Rows N, S, V, F, Q, O; each count differs, so that none stands for another. */
    private static final BeatClasses COUNTED = new BeatClasses(new int[][] {
        {1000, 7, 11, 3, 2, 5},
        {19, 50, 4, 1, 6, 8},
        {13, 9, 80, 10, 12, 14},
        {17, 15, 16, 20, 18, 21},
        {22, 23, 24, 25, 30, 26},
        {27, 28, 29, 31, 32, 0}
    });

    @Test
    void fusionsAndTheUnclassifiableAreNoMistake() throws UndefinedMetricException {
        assertThat(COUNTED.sensitivity(V)).isEqualTo(80.0 / 138);
        assertThat(COUNTED.positivePredictivity(V)).isEqualTo(80.0 / (80 + 11 + 4 + 29));
        assertThat(COUNTED.sensitivity(S)).isEqualTo(50.0 / 88);
        assertThat(COUNTED.positivePredictivity(S)).isEqualTo(50.0 / (50 + 7 + 9 + 15 + 28));
        assertThat(COUNTED.positivePredictivity(N)).isEqualTo(1000.0 / (1000 + 19 + 13 + 17 + 22 + 27));
        int rest = 1000 + 7 + 3 + 2 + 19 + 50 + 1 + 6 + 17 + 15 + 20 + 18 + 22 + 23 + 25 + 30 + 27 + 28 + 31 + 32;
        assertThat(COUNTED.falsePositiveRate(V)).isEqualTo(44.0 / (rest + 44));
        assertThat(COUNTED.detection()).isEqualTo(new BeatMatching(1437, 74, 147));
    }

    @Test
    void beatsArePairedAndTheUnpairedStandInO() throws UndefinedMetricException {
        List<Beat> annotated =
                List.of(new Beat(1, N), new Beat(2, V), new Beat(2.5, Sound.S1), new Beat(3, S), new Beat(4, F));
        List<Beat> detected = List.of(new Beat(1.05, N), new Beat(1.95, V), new Beat(3.5, Q), new Beat(4, V));
        BeatClasses classes = BeatClasses.of(annotated, detected, 0);
        int[][] expected = new int[6][6];
        expected[0][0] = 1;
        expected[2][2] = 1;
        expected[1][5] = 1;
        expected[5][4] = 1;
        expected[3][2] = 1;
        assertThat(classes.count()).isDeepEqualTo(expected);
        assertThat(classes.positivePredictivity(V)).isEqualTo(1);
        assertThat(classes.plus(classes).count()[3][2]).isEqualTo(2);
        assertThatThrownBy(() -> classes.sensitivity(Q))
                .isInstanceOf(UndefinedMetricException.class)
                .hasMessage("Q sensitivity: expected annotated beats of it, got none");
    }
}
