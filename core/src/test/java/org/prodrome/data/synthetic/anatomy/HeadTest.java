package org.prodrome.data.synthetic.anatomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class HeadTest {
    private static final double SLICE = 0.08;
    private static final int SIDE = 400;

    private static Tissue[][] slice(Head head) {
        Tissue[][] slice = new Tissue[SIDE][SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                slice[row][column] = head.tissue(place(column), place(row), SLICE);
            }
        }
        return slice;
    }

    private static double place(int index) {
        return (2 * index + 1.0) / SIDE - 1;
    }

    private static Map<Tissue, Integer> counts(Tissue[][] slice) {
        Map<Tissue, Integer> counts = new EnumMap<>(Tissue.class);
        for (Tissue[] row : slice) {
            for (Tissue one : row) {
                counts.merge(one, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How often the tissue changes from white matter to outer fluid, or back, from one place to its neighbours. */
    private static int bare(Tissue[][] slice) {
        int bare = 0;
        for (int row = 1; row < SIDE; row++) {
            for (int column = 1; column < SIDE; column++) {
                bare += touches(slice[row][column], slice[row][column - 1]) ? 1 : 0;
                bare += touches(slice[row][column], slice[row - 1][column]) ? 1 : 0;
            }
        }
        return bare;
    }

    private static boolean touches(Tissue one, Tissue other) {
        return one == Tissue.WHITE && other == Tissue.CSF || one == Tissue.CSF && other == Tissue.WHITE;
    }

    @Test
    void aFoldedCortexLinesEveryFurrow() {
        for (int seed = 0; seed < 6; seed++) {
            Tissue[][] slice = slice(Head.folded(new Seed(seed)));
            Map<Tissue, Integer> counts = counts(slice);
            double grey = counts.get(Tissue.GREY);
            assertThat(grey / (grey + counts.get(Tissue.WHITE)))
                    .as("seed " + seed)
                    .isBetween(0.25, 0.65);
            assertThat(bare(slice)).as("seed " + seed).isZero();
        }
    }

    @Test
    void furrowsReachFarBelowTheSurface() {
        for (int seed = 0; seed < 6; seed++) {
            Head head = Head.folded(new Seed(seed));
            int deep = 0;
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    double x = place(column);
                    double y = place(row);
                    double depth = Head.BRAIN - head.radius(x, y, SLICE);
                    boolean aside = Math.abs(x) > 0.15;
                    deep += aside && depth > 0.1 && depth < 0.3 && head.tissue(x, y, SLICE) == Tissue.CSF ? 1 : 0;
                }
            }
            assertThat(deep).as("seed " + seed).isGreaterThan(20);
        }
    }

    @Test
    void aSeptumPartsTheVentriclesOfAFoldedBrain() {
        for (int seed = 0; seed < 6; seed++) {
            Head head = Head.folded(new Seed(seed));
            assertThat(counts(slice(head)).get(Tissue.VENTRICLE)).isGreaterThan(200);
            for (int i = -50; i <= 50; i++) {
                double v = i / 100.0;
                double x = -StrictMath.sin(head.tilt()) * v;
                double y = StrictMath.cos(head.tilt()) * v;
                assertThat(head.tissue(x, y, SLICE)).as("seed " + seed).isNotEqualTo(Tissue.VENTRICLE);
            }
        }
    }
}
