package org.prodrome.train;

import java.util.Set;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.Truncation;

/**
 * What is trained, towards what, and how. Each round of the loop takes one step of each phase whose turn it is.
 *
 * @param trains names of the parameters that the phase changes
 * @param truncation how far back in time the gradients of recurrent layers go
 */
public record Phase(
        String name,
        Set<String> trains,
        Objective objective,
        Optimiser optimiser,
        Schedule schedule,
        Clipping clipping,
        Turns turns,
        Truncation truncation) {
    public Phase {
        trains = Set.copyOf(trains);
    }

    /** A phase that takes gradients as they are and as far back as they go, in every round. */
    public Phase(String name, Set<String> trains, Objective objective, Optimiser optimiser, Schedule schedule) {
        this(name, trains, objective, optimiser, schedule, new Clipping.None(), Turns.ALL, new Truncation.None());
    }

    /** The same with gradients held back so. */
    public Phase with(Clipping other) {
        return new Phase(name, trains, objective, optimiser, schedule, other, turns, truncation);
    }

    /** The same in other rounds. */
    public Phase with(Turns other) {
        return new Phase(name, trains, objective, optimiser, schedule, clipping, other, truncation);
    }

    /** The same with gradients that go so far back in time. */
    public Phase with(Truncation other) {
        return new Phase(name, trains, objective, optimiser, schedule, clipping, turns, other);
    }
}
