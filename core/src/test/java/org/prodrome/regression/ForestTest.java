package org.prodrome.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class ForestTest {
    private static final int ROWS = 400;

    /** Two features that matter together alone, and three that don't. */
    private static double[][] rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[ROWS][5];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        return rows;
    }

    private static boolean[] labels(double[][] rows) {
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows[i][0] * rows[i][1] > 0;
        }
        return labels;
    }

    @Test
    void tellsWhatNoPlaneDoes() {
        double[][] rows = rows(1);
        Forest forest = Forest.of(rows, labels(rows), 50, 6, new Seed(1));
        double[][] others = rows(2);
        boolean[] truth = labels(others);
        int right = 0;
        for (int i = 0; i < others.length; i++) {
            right += forest.of(others[i]) > 0.5 == truth[i] ? 1 : 0;
        }
        assertThat((double) right / others.length).isGreaterThan(0.85);
    }

    /** One question parts the rows, half-way between them. */
    @Test
    void asksHalfWay() {
        double[][] rows = {{1}, {2}, {4}, {5}};
        boolean[] labels = {false, false, true, true};
        Forest forest = Forest.of(rows, labels, 20, 2, new Seed(3));
        assertThat(forest.trees()).allSatisfy(tree -> {
            if (Double.isFinite(tree.thresholds()[0])) {
                assertThat(tree.thresholds()[0]).isIn(2.5, 3.0, 3.5, 4.0, 4.5, 1.5);
            }
        });
        assertThat(forest.of(new double[] {0})).isLessThan(0.3);
        assertThat(forest.of(new double[] {6})).isGreaterThan(0.7);
    }

    @Test
    void theSameSeedGivesTheSameForest() {
        double[][] rows = rows(1);
        double[] row = rows(2)[0];
        Forest once = Forest.of(rows, labels(rows), 5, 4, new Seed(1));
        assertThat(Forest.of(rows, labels(rows), 5, 4, new Seed(1)).of(row)).isEqualTo(once.of(row));
        assertThat(once.trees().getFirst().features())
                .isNotEqualTo(once.trees().getLast().features());
    }
}
