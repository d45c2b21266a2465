package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class DistributionFrontEndTest {
    /** Thresholds at -2, -1, 0, 1 and 2; a value at one counts for half, and one half a spacing off for all or none. */
    @Test
    void tellsWhichShareLiesBelow() {
        assertThat(Graphs.seen(new DistributionFrontEnd(5, 2), Grid.ofSpace(1, 2, 2), new float[] {-1, 0.5f, 1.25f, 9}))
                .containsExactly(new float[] {0, 0.125f, 0.25f, 0.5625f, 0.75f}, within(1e-6f));
    }

    @Test
    void doesNotCountWhatIsMissing() {
        Grid gaps = new Grid(2, List.of(2), OptionalDouble.empty(), true);
        float[] values = {0, Float.NaN, Float.NaN, Float.NaN};
        assertThat(Graphs.seen(new DistributionFrontEnd(3, 1), gaps, values))
                .containsExactly(new float[] {0, 0.5f, 1, 0, 0, 0}, within(1e-6f));
    }

    @Test
    void refusesARow() {
        Grid row = new Grid(3, List.of(), OptionalDouble.empty(), false);
        assertThatThrownBy(() -> Graphs.seen(new DistributionFrontEnd(3, 1), row, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("distribution front end: expected values at places, got a row");
    }
}
