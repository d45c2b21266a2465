package org.prodrome.model.trunk;

import java.util.Collections;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/** What trunks require of their components and of what is seen. */
final class Checks {
    private Checks() {}

    static void require(boolean good, String trunk, String expected, Object got) {
        if (!good) {
            throw new IllegalArgumentException(trunk + ": expected " + expected + ", got " + got);
        }
    }

    /** Numbers of filters or layers. */
    static List<Integer> counts(String trunk, String what, int most, List<Integer> counts) {
        require(
                !counts.isEmpty() && counts.size() <= most && counts.stream().allMatch(some -> some >= 1),
                trunk,
                "1 to " + most + " numbers of " + what + ", each 1 or more",
                counts);
        return List.copyOf(counts);
    }

    /** Places that so many layers may halve one after another. */
    static void halving(String trunk, int times, List<Integer> places) {
        require(Collections.min(places) >> times >= 1, trunk, "lengths that halve " + times + " times", places);
    }

    /** What is seen, of one to three axes. */
    static Features places(String trunk, GraphBuilder g, Seen seen) {
        require(seen.grid().axes() >= 1, trunk, "1 to 3 axes", "a row without any");
        return new Features(seen.all(g), seen.encoded().channels(), seen.grid().lengths());
    }
}
