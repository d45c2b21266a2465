package org.prodrome.runtime;

import org.prodrome.graph.Limits;

/** Counts the trips of a run's loops, nested ones as well, so that none goes on for ever. */
final class Trips {
    private long made;

    /** @throws org.prodrome.graph.GraphException if the run's loops have made as many as they may */
    void count(Node node) {
        if (++made > Limits.TRIPS) {
            throw node.failure("expected at most " + Limits.TRIPS + " trips of the loops of a run, got more");
        }
    }
}
