package org.prodrome.evaluate.split;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Case;

/** The one promise of every parting: no subject on both sides, and nobody's side empty. */
final class Sides {
    private Sides() {}

    static void check(String where, String leftName, List<Case> left, String rightName, List<Case> right) {
        if (left.isEmpty() || right.isEmpty()) {
            throw new IllegalArgumentException(where + ": expected cases on both sides, got " + left.size() + " "
                    + leftName + " and " + right.size() + " " + rightName);
        }
        Set<String> subjects = left.stream().map(each -> each.subject().id()).collect(Collectors.toSet());
        right.stream()
                .filter(each -> subjects.contains(each.subject().id()))
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalArgumentException(where + ": expected each subject on one side, got subject "
                            + each.subject().id() + " in " + leftName + " and " + rightName + " (case " + each.id()
                            + ")");
                });
    }
}
