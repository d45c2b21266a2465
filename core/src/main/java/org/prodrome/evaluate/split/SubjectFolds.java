package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/** Deals subjects out, so that each fold gets its share of every site's normal and abnormal ones. */
final class SubjectFolds {
    private SubjectFolds() {}

    /** A fold, from 0, for each subject's id; depends on the seed and on who there is, not on the order. */
    static Map<String, Integer> deal(List<Case> cases, int folds, Seed seed) {
        Map<String, List<Case>> bySubject = cases.stream()
                .collect(Collectors.groupingBy(one -> one.subject().id(), TreeMap::new, Collectors.toList()));
        if (bySubject.size() < folds) {
            throw new IllegalArgumentException(
                    folds + " folds: expected as many subjects or more, got " + bySubject.size());
        }
        Map<String, List<String>> strata = new TreeMap<>();
        bySubject.forEach((subject, members) ->
                strata.computeIfAbsent(stratum(members), _ -> new ArrayList<>()).add(subject));
        Map<String, Integer> fold = new TreeMap<>();
        int next = 0;
        for (List<String> subjects : strata.values()) {
            subjects.sort(
                    Comparator.comparingLong(subject -> seed.split(subject).value()));
            for (String subject : subjects) {
                fold.put(subject, next);
                next = (next + 1) % folds;
            }
        }
        return fold;
    }

    private static String stratum(List<Case> members) {
        return members.getFirst().site() + "/"
                + members.stream()
                        .map(one -> one.truth().label().name())
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }
}
