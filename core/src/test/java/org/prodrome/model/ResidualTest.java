package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.StructuralSimilarity;
import org.prodrome.model.Residual.Measure;

final class ResidualTest {
    private static final Grid PICTURE = Grid.ofSpace(1, 3, 3);
    private static final FrontEnd RAW = new RawFrontEnd(FrontEnd.Level.KEPT);

    private static FrontEnd.Seen seen(Value x) {
        return new FrontEnd.Seen(x, Optional.empty(), PICTURE);
    }

    private static Value score(GraphBuilder g, Value x, Residual residual) {
        Value differences = residual.differences(g, seen(x), g.constant(0));
        return residual.score(g, seen(x), differences, residual.map(g, RAW, seen(x), differences));
    }

    @Test
    void theTopShareIsTheMeanOfTheLargest() {
        Array x = Array.of(new float[] {1, -2, 0, 0, 3, 0, 0, 0, 0}, 1, 1, 3, 3);
        assertThat(Graphs.run(x, (g, v) -> score(g, v, new Residual(Measure.SQUARED, 1, 1)))[0])
                .isCloseTo(14 / 9f, within(1e-6f));
        assertThat(Graphs.run(x, (g, v) -> score(g, v, new Residual(Measure.SQUARED, 1, 0)))[0])
                .isEqualTo(9);
        assertThat(Graphs.run(x, (g, v) -> score(g, v, new Residual(Measure.ABSOLUTE, 1, 0.25)))[0])
                .isEqualTo(2.5f);
    }

    @Test
    void smoothingTakesTheMeanOfThePlacesAroundAtTheEdgesOfFewer() {
        Array x = Array.of(new float[] {4, 0, 0, 0, 0, 0, 0, 0, 9}, 1, 1, 3, 3);
        float[] map = Graphs.run(x, (g, v) -> {
            Residual residual = new Residual(Measure.ABSOLUTE, 3, 1);
            return residual.map(g, RAW, seen(v), residual.differences(g, seen(v), g.constant(0)));
        });
        assertThat(map[0]).isCloseTo(1, within(1e-6f));
        assertThat(map[4]).isCloseTo(13 / 9f, within(1e-6f));
        assertThat(map[8]).isCloseTo(2.25f, within(1e-6f));
    }

    @Test
    void alikePicturesAreStructurallyAlike() {
        Array x = new Initialiser.Normal(1).draw(new Seed(2), 1, 1, 9, 9);
        for (float unlike : Graphs.run(x, (g, v) -> StructuralSimilarity.unlike(g, v, v, 2))) {
            assertThat(unlike).isCloseTo(0, within(1e-5f));
        }
    }

    /** Without any variance only the means count: (2 x y + C1) / (x² + y² + C1), with C1 = 0.06². */
    @Test
    void flatPicturesDifferByTheirMeans() {
        Array x = Array.of(new float[] {2, 2, 2, 2}, 1, 1, 2, 2);
        float[] unlike = Graphs.run(
                x,
                (g, v) -> StructuralSimilarity.unlike(
                        g, v, g.constant(Array.of(new float[] {1, 1, 1, 1}, 1, 1, 2, 2)), 2));
        double similar = (4 + 0.0036) / (5 + 0.0036);
        assertThat((double) unlike[0]).isCloseTo((1 - similar) / 2, within(1e-5));
    }
}
