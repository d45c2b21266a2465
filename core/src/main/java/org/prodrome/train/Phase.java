package org.prodrome.train;

import java.util.Set;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Optimiser;

/**
 * What is trained, towards what, and how. Each round of the loop takes one step of each phase whose turn it is.
 *
 * @param trains names of the parameters that the phase changes
 */
public record Phase(
        String name,
        Set<String> trains,
        Objective objective,
        Optimiser optimiser,
        Schedule schedule,
        Clipping clipping,
        Turns turns) {
    public Phase {
        trains = Set.copyOf(trains);
    }

    /** A phase that takes gradients as they are, in every round. */
    public Phase(String name, Set<String> trains, Objective objective, Optimiser optimiser, Schedule schedule) {
        this(name, trains, objective, optimiser, schedule, new Clipping.None(), Turns.ALL);
    }

    /** The same with gradients held back so. */
    public Phase with(Clipping other) {
        return new Phase(name, trains, objective, optimiser, schedule, other, turns);
    }

    /** The same in other rounds. */
    public Phase with(Turns other) {
        return new Phase(name, trains, objective, optimiser, schedule, clipping, other);
    }
}
