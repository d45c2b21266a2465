package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.SeverityFigures.Estimate;
import org.prodrome.evaluate.SeverityFigures.Kind;

class SeverityFiguresTest {
    private static final Seed SEED = new Seed(3);

    /** Ranks 1 2 3 4 and 2 1 3 4: one exchange, so 1 - 6 * 2 / (4 * 15). */
    @Test
    void fourCasesByHand() {
        SeverityFigures figures = SeverityFigures.of(
                        List.of(
                                new Estimate(Subject.of("a"), 2, 1),
                                new Estimate(Subject.of("b"), 1, 2),
                                new Estimate(Subject.of("c"), 3, 3),
                                new Estimate(Subject.of("d"), 5, 6)),
                        SEED)
                .orElseThrow();
        assertThat(figures.cases()).isEqualTo(4);
        assertThat(figures.values().get(Kind.MEAN_ABSOLUTE_ERROR)).isEqualTo(0.75);
        assertThat(figures.values().get(Kind.ERROR_OF_THEIR_MEAN)).isEqualTo(1.5);
        assertThat(figures.values().get(Kind.RANK_CORRELATION)).isCloseTo(0.8, within(1e-12));
        assertThat(figures.intervals()).isEmpty();
        assertThat(figures.sentence())
                .isEqualTo("Severity of 4 abnormal cases: mean absolute error 0.750, 1.50 if their mean were said of"
                        + " each; rank correlation 0.800.");
    }

    @Test
    void whatIsSaidOfAllAlikeHasNoRanks() {
        SeverityFigures figures = SeverityFigures.of(
                        List.of(new Estimate(Subject.of("a"), 2, 1), new Estimate(Subject.of("b"), 2, 3)), SEED)
                .orElseThrow();
        assertThat(figures.values()).doesNotContainKey(Kind.RANK_CORRELATION);
        assertThat(figures.sentence()).endsWith("if their mean were said of each.");
        assertThat(SeverityFigures.of(List.of(), SEED)).isEmpty();
        assertThatThrownBy(() -> new Estimate(Subject.of("a"), Double.NaN, 1))
                .hasMessage("severity: expected finite numbers, got NaN for 1.0");
    }

    @Test
    void intervalsHoldTheirValues() {
        var random = SEED.random();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double known = random.nextDouble();
            estimates.add(new Estimate(Subject.of("subject" + i / 2), known + 0.2 * random.nextGaussian(), known));
        }
        SeverityFigures figures = SeverityFigures.of(estimates, SEED).orElseThrow();
        for (Kind kind : Kind.values()) {
            assertThat(figures.intervals().get(kind).contains(figures.values().get(kind)))
                    .as(kind.key())
                    .isTrue();
        }
    }
}
