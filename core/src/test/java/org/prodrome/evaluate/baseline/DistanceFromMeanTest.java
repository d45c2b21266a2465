package org.prodrome.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DistanceFromMeanTest {
    /** Means 2 and 5, deviations 1 and 0: the second feature never varied and counts for nothing. */
    @Test
    void isTheRootMeanSquareInDeviations() {
        DistanceFromMean normal = DistanceFromMean.fit(new double[][] {{1, 5}, {3, 5}});
        assertThat(normal.of(new double[] {2, 5})).isZero();
        assertThat(normal.of(new double[] {5, 90})).isCloseTo(3 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void nothingToLearnFromIsRefused() {
        assertThatThrownBy(() -> DistanceFromMean.fit(new double[0][]))
                .hasMessage("distance from the mean: expected normal cases, got none");
    }
}
