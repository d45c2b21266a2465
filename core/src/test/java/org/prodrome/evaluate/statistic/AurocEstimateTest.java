package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.evaluate.metric.UndefinedMetricException;

final class AurocEstimateTest {
    /** Made by auroc.R beside it. */
    @Test
    void agreesWithProc() throws UndefinedMetricException {
        for (String[] cell : Golden.lines("auroc.csv")) {
            boolean[] abnormal = Golden.labels(cell[1]);
            int[] alone = IntStream.range(0, abnormal.length).toArray();
            AurocDifference difference =
                    AurocDifference.of(Golden.numbers(cell[2]), Golden.numbers(cell[3]), abnormal, alone);
            check(cell[0], difference, cell[4], cell[5], cell[6], cell[7]);
            assertThat(difference.p()).as(cell[0]).isCloseTo(Double.parseDouble(cell[8]), within(1e-9));
            assertThat(AurocEstimate.delong(Golden.numbers(cell[2]), abnormal)).isEqualTo(difference.first());
        }
    }

    /** Made by clustered.py beside it, pair by pair. */
    @Test
    void agreesWithObuchowskisFormulas() throws UndefinedMetricException {
        for (String[] cell : Golden.lines("clustered.csv")) {
            AurocDifference difference = AurocDifference.of(
                    Golden.numbers(cell[3]), Golden.numbers(cell[4]), Golden.labels(cell[2]), Golden.counts(cell[1]));
            check(cell[0], difference, cell[5], cell[6], cell[7], cell[8]);
            assertThat(difference.variance()).as(cell[0]).isCloseTo(Double.parseDouble(cell[9]), within(1e-12));
        }
    }

    private static void check(String name, AurocDifference got, String... expected) {
        double[] values = {
            got.first().value(),
            got.first().variance(),
            got.second().value(),
            got.second().variance()
        };
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("%s, %d", name, i).isCloseTo(Double.parseDouble(expected[i]), within(1e-12));
        }
    }

    @Test
    void bothZerosAreOneScore() throws UndefinedMetricException {
        boolean[] abnormal = {false, true, false, true};
        assertThat(AurocEstimate.delong(new double[] {0.0, -0.0, -1, 1}, abnormal))
                .isEqualTo(AurocEstimate.delong(new double[] {-0.0, 0.0, -1, 1}, abnormal));
    }

    @Test
    void nothingOutOfOrderHasNoInterval() throws UndefinedMetricException {
        AurocEstimate perfect =
                AurocEstimate.delong(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});
        assertThat(perfect).isEqualTo(new AurocEstimate(1, 0));
        assertThat(perfect.interval()).isEmpty();
        double[] scores = {1, 3, 2, 4};
        boolean[] abnormal = {false, false, true, true};
        AurocDifference none = AurocDifference.of(scores, scores, abnormal, new int[] {0, 1, 2, 3});
        assertThat(none.p()).isEqualTo(1);
        assertThat(none.variance()).isZero();
        Interval interval = none.first().interval().orElseThrow();
        assertThat(interval.low()).isPositive();
        assertThat(interval.high()).isLessThan(1);
    }

    @Test
    void refusesWhatHasNoVariance() {
        assertThatThrownBy(() -> AurocEstimate.delong(new double[2], new boolean[2]))
                .isInstanceOf(UndefinedMetricException.class)
                .hasMessage("AUROC: expected normal and abnormal cases, got 2 normal and 0 abnormal");
        assertThatThrownBy(() -> AurocEstimate.obuchowski(
                        new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}, new int[] {0, 1, 2, 2}))
                .hasMessage("variance of the AUROC: expected 2 subjects or more with abnormal cases and with normal"
                        + " ones, got 1 and 2");
    }
}
