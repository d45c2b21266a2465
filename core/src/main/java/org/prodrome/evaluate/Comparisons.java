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

    /** What a system is called in tables: A, B and so on. */
    public static String letter(int system) {
        return system < 26 ? String.valueOf((char) ('A' + system)) : "S" + (system + 1);
    }

    /** What a pair of systems is called, of which the second is taken from the first. */
    public static String pair(int first, int second) {
        return letter(first) + " − " + letter(second);
    }
}
