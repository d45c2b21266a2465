package org.prodrome.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a run is told besides its values.
 *
 * @param peers the processes that the batch is spread over, null where it is not
 * @param trips those that the run's loops have made
 */
record Context(Reading reading, Chance chance, @Nullable Peers peers, Trips trips) {
    Context(Reading reading, Chance chance) {
        this(reading, chance, null);
    }

    Context(Reading reading, Chance chance, @Nullable Peers peers) {
        this(reading, chance, peers, new Trips());
    }

    boolean training() {
        return reading == Reading.TRAINING;
    }

    /** The same in the evaluation reading. */
    Context evaluating() {
        return new Context(Reading.EVALUATION, chance, peers, trips);
    }
}
