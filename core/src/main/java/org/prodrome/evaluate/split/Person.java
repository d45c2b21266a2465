package org.prodrome.evaluate.split;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Truth.Label;

/**
 * A subject with its cases: what a split deals out.
 *
 * @param label abnormal where one of the cases is, else normal where one is
 * @param site the first by name of the cases' sites
 * @param cases how many
 */
record Person(String id, Label label, String site, int cases) {

    /** One a subject, ordered by id, so that nothing depends on the order of the cases. */
    static List<Person> of(List<Case> cases) {
        return cases.stream()
                .collect(Collectors.groupingBy(each -> each.subject().id(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Person of(String id, List<Case> cases) {
        Label label =
                has(cases, Label.ABNORMAL) ? Label.ABNORMAL : has(cases, Label.NORMAL) ? Label.NORMAL : Label.UNKNOWN;
        String site =
                cases.stream().map(Case::site).min(Comparator.naturalOrder()).orElseThrow();
        return new Person(id, label, site, cases.size());
    }

    private static boolean has(List<Case> cases, Label label) {
        return cases.stream().anyMatch(each -> each.truth().label() == label);
    }
}
