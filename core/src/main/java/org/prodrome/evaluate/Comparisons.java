package org.prodrome.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * Systems held against each other on one data set or on several.
 *
 * @param systems their names
 * @param sets one or more, each with all systems
 * @param across over the data sets or, on a single one, over seeds; none where there is one of either
 */
public record Comparisons(List<String> systems, List<OnSet> sets, Optional<AcrossSets> across) {

    /**
     * One data set.
     *
     * @param name of it
     */
    public record OnSet(String name, Comparison comparison) {}
}
