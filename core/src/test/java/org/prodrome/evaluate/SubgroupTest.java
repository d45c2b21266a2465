package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

final class SubgroupTest {
    private static final Seed SEED = new Seed(77);
    private static final List<Prediction> ALL = Predictions.draw(SEED.random(), 400);

    @Test
    void allCasesOfOneSiteHaveTheSitesFigures() {
        String site = "site 2";
        List<Prediction> here =
                ALL.stream().filter(each -> each.site().equals(site)).toList();
        Subgroup group = Subgroup.of(Grouping.DEVICE, "a", here, Predictions.folds(5), SEED);
        Evaluation whole = Evaluation.of(ALL, Predictions.folds(5), SEED);
        Figure expected =
                Optional.ofNullable(whole.sites().get(site).get(Metric.AUROC)).orElseThrow();
        Figure got = Optional.ofNullable(group.figures().get(Metric.AUROC)).orElseThrow();
        assertThat(got.value()).isEqualTo(expected.value());
        assertThat(got.cases()).isEqualTo(expected.cases()).isEqualTo(group.normal() + group.abnormal());
        assertThat(got.subjects()).isEqualTo(group.subjects().size());
        assertThat(group.few()).isFalse();
    }

    @Test
    void fewSubjectsHaveNoInterval() {
        Subgroup group = Subgroup.of(Grouping.FINDING, "a", ALL.subList(0, 9), Predictions.folds(5), SEED);
        assertThat(group.few()).isTrue();
        assertThat(group.figures().values())
                .allSatisfy(figure -> assertThat(figure.low()).isEmpty());
    }

    private static Prediction of(String subject, Label label, double score) {
        return new Prediction(subject + score, Subject.of(subject), "here", 0, label, score, Optional.of(score >= 0.5));
    }

    /** The scores' deviation is 1, the threshold 0.5. */
    @Test
    void aMarginCountsFromTheThresholdToTheRightSide() {
        List<SubjectResult> results = SubjectResult.of(
                List.of(
                        of("a", Label.NORMAL, 1),
                        of("b", Label.ABNORMAL, 1),
                        of("b", Label.NORMAL, -1),
                        of("c", Label.UNKNOWN, -1)),
                Predictions.folds(1));
        assertThat(results).extracting(SubjectResult::subject).containsExactly("a", "b");
        assertThat(results.getFirst().margin()).isCloseTo(-0.5, within(1e-12));
        assertThat(results.getFirst().wrong()).isEqualTo(1);
        assertThat(results.getLast().margin()).isCloseTo((0.5 + 1.5) / 2, within(1e-12));
        assertThat(results.getLast().wrong()).isZero();
    }
}
