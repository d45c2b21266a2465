package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Comparison.Contrast;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.Comparison.Grouped;
import org.prodrome.evaluate.statistic.AurocDifference;
import org.prodrome.evaluate.statistic.Holm;

final class ComparisonTest {
    private static final Seed SEED = new Seed(1);

    /** Cases of one subject each at three sites in four folds; the score is right by so much, on top of chance. */
    private static List<Prediction> run(long chance, double right, int cases, int casesOfASubject) {
        SplittableRandom random = new SplittableRandom(chance);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int subject = i / casesOfASubject;
            Label label = i % 5 < 2 ? Label.ABNORMAL : Label.NORMAL;
            double score = random.nextGaussian() + (label == Label.ABNORMAL ? right : 0);
            predictions.add(Predictions.of("c" + i, "s" + subject, "site " + subject % 3, subject % 4, label, score));
        }
        return predictions;
    }

    private static Contender contender(String name, List<Prediction> run) {
        return Contender.of(name, List.of(run));
    }

    private static Contrast only(Comparison comparison) {
        assertThat(comparison.contrasts()).hasSize(1);
        return comparison.contrasts().getFirst();
    }

    private static double value(Contrast contrast, Metric metric) {
        return Objects.requireNonNull(contrast.differences().get(metric)).value();
    }

    @Test
    void aBetterSystemIsFoundBetter() {
        Comparison comparison = Comparison.of(
                List.of(contender("good", run(1, 2, 240, 1)), contender("poor", run(2, 0.3, 240, 1))), Map.of(), SEED);
        Contrast contrast = only(comparison);
        Difference auroc = Objects.requireNonNull(contrast.differences().get(Metric.AUROC));
        assertThat(auroc.value()).isBetween(0.15, 0.5);
        assertThat(auroc.interval().orElseThrow().low()).isPositive();
        assertThat(contrast.auroc().orElseThrow()).isLessThan(1e-4);
        assertThat(contrast.sensitivity().orElseThrow().test().firstOnly())
                .isGreaterThan(contrast.sensitivity().orElseThrow().test().secondOnly());
        assertThat(comparison.clustered()).isFalse();
    }

    @Test
    void aSystemDoesNotDifferFromItself() {
        List<Prediction> run = run(1, 1, 120, 1);
        Contrast contrast = only(Comparison.of(List.of(contender("a", run), contender("b", run)), Map.of(), SEED));
        contrast.differences().forEach((_, difference) -> {
            assertThat(difference.value()).isZero();
            assertThat(difference.interval().orElseThrow().low()).isZero();
            assertThat(difference.interval().orElseThrow().high()).isZero();
        });
        assertThat(contrast.auroc()).hasValue(1.0);
        assertThat(contrast.specificity().orElseThrow().adjusted()).isEqualTo(1);
    }

    /** The figures are those of a run's own report: the mean over the folds. */
    @Test
    void figuresAreTheRunsOwn() {
        List<Prediction> first = run(1, 1, 120, 2);
        List<Prediction> second = run(2, 0.5, 120, 2);
        Comparison comparison = Comparison.of(List.of(contender("a", first), contender("b", second)), Map.of(), SEED);
        Evaluation one = Evaluation.of(first, Predictions.folds(4), SEED);
        Evaluation other = Evaluation.of(second, Predictions.folds(4), SEED);
        for (Metric metric : Metric.HEADLINES) {
            double expected = Objects.requireNonNull(one.metrics().get(metric)).value();
            assertThat(Objects.requireNonNull(
                                    comparison.entrants().getFirst().figures().get(metric))
                            .value())
                    .isCloseTo(expected, within(1e-12));
            assertThat(value(only(comparison), metric))
                    .isCloseTo(
                            expected
                                    - Objects.requireNonNull(other.metrics().get(metric))
                                            .value(),
                            within(1e-12));
        }
        assertThat(comparison.clustered()).isTrue();
        assertThat(only(comparison).sensitivity()).isEmpty();
        assertThat(only(comparison).auroc()).isPresent();
    }

    @Test
    void theTestOfTheAreasIsTheMeanOverFolds() throws Exception {
        List<Prediction> first = run(1, 1, 120, 1);
        List<Prediction> second = run(2, 0.5, 120, 1);
        List<AurocDifference> folds = new ArrayList<>();
        double variance = 0;
        double mean = 0;
        for (int fold = 0; fold < 4; fold++) {
            int of = fold;
            List<Prediction> one =
                    first.stream().filter(each -> each.fold() == of).toList();
            List<Prediction> two =
                    second.stream().filter(each -> each.fold() == of).toList();
            boolean[] abnormal = new boolean[one.size()];
            int[] subjects = new int[one.size()];
            for (int i = 0; i < abnormal.length; i++) {
                abnormal[i] = one.get(i).label() == Label.ABNORMAL;
                subjects[i] = i;
            }
            AurocDifference difference = AurocDifference.of(scores(one), scores(two), abnormal, subjects);
            folds.add(difference);
            variance += difference.variance() / 16;
            mean += difference.value() / 4;
        }
        AurocDifference all = AurocDifference.mean(folds);
        assertThat(all.value()).isCloseTo(mean, within(1e-12));
        assertThat(all.variance()).isCloseTo(variance, within(1e-12));
        assertThat(only(Comparison.of(List.of(contender("a", first), contender("b", second)), Map.of(), SEED))
                        .auroc()
                        .orElseThrow())
                .isCloseTo(all.p(), within(1e-12));
    }

    private static double[] scores(List<Prediction> predictions) {
        return predictions.stream().mapToDouble(Prediction::score).toArray();
    }

    @Test
    void runsWithOtherFoldsHaveAnIntervalAndNoTest() {
        List<Prediction> first = run(1, 1, 120, 1);
        List<Prediction> second = run(2, 0.5, 120, 1).stream()
                .map(each -> Predictions.of(
                        each.id(), each.subject().id(), each.site(), each.fold() / 2, each.label(), each.score()))
                .toList();
        Contrast contrast = only(Comparison.of(List.of(contender("a", first), contender("b", second)), Map.of(), SEED));
        assertThat(contrast.auroc()).isEmpty();
        assertThat(Objects.requireNonNull(contrast.differences().get(Metric.AUROC))
                        .interval())
                .isPresent();
    }

    @Test
    void severalSeedsAreOneSystem() {
        List<Prediction> one = run(1, 1, 120, 1);
        List<Prediction> two = run(3, 1, 120, 1);
        Contender both = Contender.of("a", List.of(one, two));
        assertThat(both.times()).hasSize(2);
        Comparison comparison = Comparison.of(List.of(both, contender("b", run(2, 0.5, 120, 1))), Map.of(), SEED);
        double mean = (area(one) + area(two)) / 2;
        assertThat(Objects.requireNonNull(
                                comparison.entrants().getFirst().figures().get(Metric.AUROC))
                        .value())
                .isCloseTo(mean, within(1e-12));
        assertThat(only(comparison).auroc()).isEmpty();
    }

    private static double area(List<Prediction> run) {
        return Objects.requireNonNull(
                        Evaluation.of(run, Predictions.folds(4), SEED).metrics().get(Metric.AUROC))
                .value();
    }

    @Test
    void aFoldThatTestsACaseAgainBeginsAnotherTime() {
        List<Prediction> run = new ArrayList<>(run(1, 1, 24, 1));
        run(2, 1, 24, 1)
                .forEach(each -> run.add(Predictions.of(
                        each.id(), each.subject().id(), each.site(), each.fold() + 4, each.label(), each.score())));
        assertThat(contender("a", run).times())
                .hasSize(2)
                .allSatisfy(time -> assertThat(time).hasSize(24));
    }

    @Test
    void groupsShowWhereSystemsDiffer() {
        List<Prediction> first = run(1, 2, 240, 1);
        Map<String, String> sexes = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            sexes.put("c" + i, i % 2 == 0 ? "f" : "m");
        }
        Comparison comparison = Comparison.of(
                List.of(contender("a", first), contender("b", run(2, 0.5, 240, 1))), Map.of("sex", sexes), SEED);
        assertThat(comparison.groups()).extracting(Grouped::name).containsExactly("site", "sex");
        Grouped sites = comparison.groups().getFirst();
        assertThat(sites.groups()).hasSize(3).allSatisfy(group -> {
            assertThat(group.cases()).isEqualTo(80);
            assertThat(group.differences().getFirst().orElseThrow().interval()).isPresent();
        });
        List<Double> areas = sites.groups().stream()
                .map(group -> group.auroc().getFirst().orElseThrow().value())
                .toList();
        assertThat(sites.gap(0))
                .hasValue(areas.stream().max(Double::compare).orElseThrow()
                        - areas.stream().min(Double::compare).orElseThrow());
        assertThat(comparison.remarks()).contains("By sex: 40 of 240 cases have none and stand in no group.");
    }

    @Test
    void aGroupOfOneClassHasNoArea() {
        Map<String, String> labels = new HashMap<>();
        run(1, 1, 60, 1).forEach(each -> labels.put(each.id(), each.label().name()));
        Comparison comparison = Comparison.of(
                List.of(contender("a", run(1, 1, 60, 1)), contender("b", run(2, 1, 60, 1))),
                Map.of("class", labels),
                SEED);
        Grouped classes = comparison.groups().getLast();
        assertThat(classes.groups())
                .allSatisfy(group -> assertThat(group.auroc()).containsOnly(Optional.empty()));
        assertThat(classes.gap(0)).isEmpty();
    }

    @Test
    void refusesOtherCasesAndSaysWhich() {
        List<Prediction> first = run(1, 1, 60, 1);
        List<Prediction> fewer = first.subList(0, 55);
        assertThatThrownBy(() ->
                        Comparison.of(List.of(contender("run1", first), contender("run2", fewer)), Map.of(), SEED))
                .hasMessage("run2: expected the cases of run1, got 55 of its 60, without c55, c56, c57 and 2 more");
        List<Prediction> turned = new ArrayList<>(first);
        turned.set(0, Predictions.of("c0", "s0", "site 0", 0, Label.NORMAL, 1));
        assertThatThrownBy(() ->
                        Comparison.of(List.of(contender("run1", first), contender("run2", turned)), Map.of(), SEED))
                .hasMessage("run2: expected the cases of run1, got case c0 as normal instead of abnormal");
    }

    @Test
    void severalTestsAreAdjustedByHolm() {
        assertThat(Holm.adjusted(List.of(Optional.of(0.01), Optional.empty(), Optional.of(0.04), Optional.of(0.03))))
                .satisfiesExactly(
                        p -> assertThat(p.orElseThrow()).isCloseTo(0.03, within(1e-12)),
                        p -> assertThat(p).isEmpty(),
                        p -> assertThat(p.orElseThrow()).isCloseTo(0.06, within(1e-12)),
                        p -> assertThat(p.orElseThrow()).isCloseTo(0.06, within(1e-12)));
        assertThat(Holm.adjusted(List.of(Optional.of(0.9), Optional.of(0.8)))).allMatch(p -> p.orElseThrow() == 1);
    }
}
