package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * Figures of cases with their 95 % intervals by the bootstrap over subjects, of which there are none where there are
 * fewer than {@value Figure#FEWEST_SUBJECTS} subjects; an undefined figure is absent.
 */
record SubjectFigures<K>(Map<K, Double> values, Map<K, Interval> intervals) {
    static <K> SubjectFigures<K> of(SubjectBootstrap.Part<K> part, Seed seed) {
        int[] once = new int[part.subjects().length];
        Arrays.fill(once, 1);
        boolean few = Arrays.stream(part.subjects()).distinct().count() < Figure.FEWEST_SUBJECTS;
        return new SubjectFigures<>(
                part.figures(once), few ? Map.of() : SubjectBootstrap.intervals(List.of(part), Evaluation.DRAWS, seed));
    }

    /** [case] the index of the case's subject, from 0 without a gap. */
    static int[] numbered(List<Subject> subjects) {
        Map<String, Integer> numbers = Subject.numbered(subjects.stream());
        return subjects.stream()
                .mapToInt(each -> Objects.requireNonNull(numbers.get(each.id())))
                .toArray();
    }
}
