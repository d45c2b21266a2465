package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.model.Graphs;

final class OrientedGradientsTest {
    /** A ramp of 2 a pixel to the right and, in the second channel, of 3 a pixel upwards; at an edge half as steep. */
    @Test
    void tellsWhereAPictureRises() {
        float[] picture = new float[2 * 4 * 4];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                picture[4 * y + x] = 2 * x;
                picture[16 + 4 * y + x] = -3 * y;
            }
        }
        float[] slopes =
                Graphs.run(Array.of(picture, 1, 2, 4, 4), (g, x) -> new OrientedGradients(4, 1).of(g, x, 2, 4, 4));
        assertThat(slopes).containsExactly(new float[] {1.5f, 0, 0, 0, 0, 0, 0, 2.25f}, within(1e-5f));
    }

    @Test
    void refusesMoreCellsThanPixels() {
        assertThatThrownBy(() -> Graphs.run(
                        Array.of(new float[9], 1, 1, 3, 3), (g, x) -> new OrientedGradients(8, 4).of(g, x, 1, 3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("oriented gradients: expected 4 pixels or more along each axis, got 3 x 3");
    }
}
