package org.prodrome.evaluate.split;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.prodrome.data.Case;

/** Parts cases by a condition and keeps their order. */
final class Parting {
    private Parting() {}

    static Split byTest(int fold, String name, List<Case> cases, Predicate<Case> tested) {
        Map<Boolean, List<Case>> sides = cases.stream().collect(Collectors.partitioningBy(tested));
        return new Split(fold, name, sides.getOrDefault(false, List.of()), sides.getOrDefault(true, List.of()));
    }
}
