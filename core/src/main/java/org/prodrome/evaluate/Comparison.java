package org.prodrome.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.McNemar;

/**
 * Systems held against each other on the same cases.
 *
 * @param cases labelled ones
 * @param abnormal those of them that are abnormal
 * @param clustered whether a subject has several cases
 * @param entrants the systems with their own figures
 * @param contrasts every pair of them
 * @param groups the same within each site, and within whatever else the cases are grouped by
 * @param remarks a sentence for all that was left out, and why
 */
public record Comparison(
        int cases,
        int abnormal,
        int subjects,
        boolean clustered,
        List<Entrant> entrants,
        List<Contrast> contrasts,
        List<Grouped> groups,
        List<String> remarks) {

    /** A system's figures, with intervals as {@link Evaluation} has them; an undefined one is absent. */
    public record Entrant(String name, Map<Metric, Figure> figures) {}

    /**
     * What a figure of the first has more than that of the second.
     *
     * @param interval 95 %, of a bootstrap that draws each subject for both alike; none below
     *     {@value Figure#FEWEST_SUBJECTS} subjects
     */
    public record Difference(double value, Optional<Interval> interval) {

        /** With its sign and three decimals, and its interval: "+0.031 (−0.004 to +0.066)". */
        public String text() {
            return (String.format(Locale.ROOT, "%+.3f", value)
                            + interval.map(ends ->
                                            String.format(Locale.ROOT, " (%+.3f to %+.3f)", ends.low(), ends.high()))
                                    .orElse(""))
                    .replace('-', '−');
        }
    }

    /**
     * Two systems.
     *
     * @param first index among the entrants
     * @param second likewise
     * @param differences of the headline figures; an undefined one is absent
     * @param auroc two-sided p-value of equal areas under the curve (DeLong; of several cases a subject Obuchowski),
     *     the mean over the folds, Holm's over all pairs; none where the folds differ or there are several times
     * @param sensitivity whether both call the abnormal rightly equally often, the p-value Holm's; none where a subject
     *     has several cases or there are several times
     * @param specificity likewise of the normal
     */
    public record Contrast(
            int first,
            int second,
            Map<Metric, Difference> differences,
            Optional<Double> auroc,
            Optional<Called> sensitivity,
            Optional<Called> specificity) {}

    /**
     * McNemar's test of the decisions on cases that both decided on.
     *
     * @param adjusted its mid-p, Holm's over all pairs
     */
    public record Called(McNemar test, double adjusted) {}

    /**
     * What the cases are grouped by.
     *
     * @param name such as "site"
     */
    public record Grouped(String name, List<Group> groups) {

        /** How far an entrant's highest area lies above its lowest; none where fewer than two groups define it. */
        public Optional<Double> gap(int entrant) {
            List<Double> values = groups.stream()
                    .flatMap(group -> group.auroc().get(entrant).stream())
                    .map(Figure::value)
                    .toList();
            return values.size() < 2
                    ? Optional.empty()
                    : Optional.of(values.stream().max(Double::compare).orElseThrow()
                            - values.stream().min(Double::compare).orElseThrow());
        }
    }

    /**
     * One group's cases, all folds together.
     *
     * @param auroc by entrant; none where one class is missing
     * @param differences of the areas, by contrast; likewise
     */
    public record Group(
            String value,
            int cases,
            int abnormal,
            int subjects,
            List<Optional<Figure>> auroc,
            List<Optional<Difference>> differences) {}

    /**
     * Compares systems.
     *
     * @param contenders two or more
     * @param groupings what the cases are grouped by, beside the site: by its name, a value a case's id; a case without
     *     one is in no group
     * @param seed of the bootstrap
     * @throws IllegalArgumentException if the contenders' cases, or what is known of them, differ; the message says
     *     which
     */
    public static Comparison of(List<Contender> contenders, Map<String, Map<String, String>> groupings, Seed seed) {
        return new Comparer(contenders, seed).compare(groupings);
    }
}
