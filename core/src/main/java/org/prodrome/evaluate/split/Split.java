package org.prodrome.evaluate.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Case;

/**
 * Cases parted in two, so that no subject stands on both sides.
 *
 * @param name such as "fold 1" or "training-a left out"
 */
public record Split(String name, List<Case> train, List<Case> test) {
    public Split {
        train = List.copyOf(train);
        test = List.copyOf(test);
        Set<String> both = subjects(train);
        both.retainAll(subjects(test));
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected each subject on one side, got " + both.size()
                    + " on both sides, the first of them " + both.iterator().next());
        }
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected cases on both sides, got " + train.size()
                    + " to train on and " + test.size() + " to test on");
        }
    }

    private static Set<String> subjects(List<Case> cases) {
        return cases.stream().map(one -> one.subject().id()).collect(Collectors.toCollection(HashSet::new));
    }
}
