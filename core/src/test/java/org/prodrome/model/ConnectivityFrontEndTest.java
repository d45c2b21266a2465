package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConnectivityFrontEndTest {
    /** (1, 2, 4, 5) with itself twice over, with its opposite, and with one that is at right angles to it. */
    @Test
    void tellsHowEachPairGoesTogether() {
        float[] signals = {1, 2, 4, 5, 2, 4, 8, 10, 5, 4, 2, 1, 1, -1, -1, 1, 7, 7, 7, 7};
        float most = (float) (Math.log(1.999 / 0.001) / 2);
        assertThat(Graphs.seen(new ConnectivityFrontEnd(), Grid.ofTime(5, 4, 1), signals))
                .containsExactly(new float[] {most, -most, 0, 0, -most, 0, 0, 0, 0, 0}, within(2e-3f));
    }

    /** r = 0.5: of (-1, 0, 1) with (-1, 1, 0). */
    @Test
    void givesFishersZ() {
        float[] signals = {-1, 0, 1, -1, 1, 0};
        assertThat(Graphs.seen(new ConnectivityFrontEnd(), Grid.ofTime(2, 3, 1), signals))
                .containsExactly(new float[] {(float) (Math.log(3) / 2)}, within(1e-5f));
    }

    @Test
    void refusesOneChannel() {
        assertThatThrownBy(() -> Graphs.seen(new ConnectivityFrontEnd(), Grid.ofTime(1, 3, 1), new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectivity front end: expected a signal of 2 channels or more, got 1 channels of [3]");
    }
}
