package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.evaluate.AcrossSets;
import org.prodrome.recipe.report.CriticalDifference.Clique;

final class CriticalDifferenceTest {
    @Test
    void barsJoinWhatLiesLessApartThanTheCriticalDifference() {
        List<Double> ranks = List.of(1.0, 1.5, 2.4, 4.0);
        assertThat(CriticalDifference.cliques(ranks, 1)).containsExactly(new Clique(0, 1), new Clique(1, 2));
        assertThat(CriticalDifference.cliques(ranks, 2)).containsExactly(new Clique(0, 2), new Clique(2, 3));
        assertThat(CriticalDifference.cliques(ranks, 4)).containsExactly(new Clique(0, 3));
        assertThat(CriticalDifference.cliques(ranks, 0.4)).isEmpty();
    }

    @Test
    void namesEverySystemWithItsMeanRank() {
        double[][] auroc = {{0.9, 0.8, 0.7}, {0.8, 0.9, 0.7}, {0.9, 0.8, 0.7}, {0.9, 0.8, 0.6}};
        String svg = CriticalDifference.of(
                        AcrossSets.of(List.of("a", "b<", "c"), false, List.of("1", "2", "3", "4"), auroc))
                .toString();
        assertThat(svg).contains("1.25  a", "1.75  b&lt;", "3.00  c", "critical difference 1.66");
    }
}
