package org.prodrome.model.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.model.Graphs;

final class BoxesTest {
    private static final Array PAIR = Array.of(new float[] {0, 0, 4, 2, 6, 6, 8, 8}, 1, 2, 4);

    private static Value box(GraphBuilder g, float... sides) {
        return g.constant(Array.of(sides, 1, 1, 4));
    }

    /** 2 x 2 in common of 8 + 8 - 4, and nothing. */
    @Test
    void overlapsByWhatIsInCommon() {
        assertThat(Graphs.run(PAIR, (g, x) -> Boxes.overlap(g, x, box(g, 2, 0, 4, 4))))
                .containsExactly(new float[] {1 / 3f, 0}, within(1e-6f));
    }

    @Test
    void liesAroundWhatIsDrawn() {
        float[] masks = new float[2 * 4 * 5];
        masks[1 * 5 + 2] = 1;
        masks[2 * 5 + 3] = 0.8f;
        masks[0] = 0.1f;
        assertThat(Graphs.run(Array.of(masks, 2, 1, 4, 5), (g, x) -> Boxes.around(g, x, 4, 5)))
                .containsExactly(2, 1, 4, 3, 0, 0, 0, 0);
    }

    /** From 1.5 to 3 across and all of the first row and a half, of 2 x 4 places. */
    @Test
    void fillsWhatABoxCovers() {
        assertThat(Graphs.run(Array.of(new float[] {1.5f, -1, 3, 1.5f}, 1, 1, 4), (g, x) -> Boxes.filled(g, x, 2, 4)))
                .containsExactly(new float[] {0, 0.5f, 1, 0, 0, 0.25f, 0.5f, 0}, within(1e-6f));
    }

    @Test
    void offsetsBringAnAnchorToItsBox() {
        float[] box = {3, 1, 9, 4};
        assertThat(Graphs.run(PAIR, (g, x) -> Offsets.moved(g, x, Offsets.between(g, x, box(g, box)))))
                .containsExactly(new float[] {3, 1, 9, 4, 3, 1, 9, 4}, within(1e-4f));
    }

    /** Two places of 4 pixels across, one down; one shape twice as high as wide, of an area of 8 x 8 halved. */
    @Test
    void anchorsLieAroundTheirPlaces() {
        float[] anchors = Graphs.run(
                Array.of(new float[1], 1),
                (g, _) -> new Anchors(1, 1, List.of(4.0)).of(g, List.of(List.of(1, 2)), List.of(4, 8)));
        assertThat(anchors).containsExactly(new float[] {1, -2, 3, 6, 5, -2, 7, 6}, within(1e-5f));
    }

    /**
     * An anchor upon the box that is held for normal, one elsewhere that is held for abnormal: with gamma 0, 0.25 x 2
     * softplus(1) and 0.75 softplus(1), and no offset is wrong. Of an unknown mask nothing is paid.
     */
    @Test
    void paysForWhatIsToldWrong() {
        float[] mask = new float[2 * 8 * 8];
        mask[0] = 1;
        mask[8 + 3] = 1;
        mask[64] = Float.NaN;
        Array logits = Array.of(new float[] {-1, 1, -1, 1}, 2, 2);
        float[] cost = Graphs.run(
                logits,
                (g, x) -> new Matching(0, 0.25)
                        .cost(
                                g,
                                x,
                                g.constant(Array.of(new float[16], 2, 2, 4)),
                                g.constant(PAIR),
                                g.constant(Array.of(mask, 2, 1, 8, 8)),
                                8,
                                8));
        assertThat(cost).containsExactly(new float[] {(float) Math.log1p(Math.E), 0}, within(1e-5f));
    }
}
