package org.prodrome.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a run is told besides its values.
 *
 * @param peers the processes that the batch is spread over, null where it is not
 * @param truncation how far back in time gradients go
 * @param trips those that the run's loops have made
 */
record Context(Reading reading, Chance chance, @Nullable Peers peers, Truncation truncation, Trips trips) {
    Context(Reading reading, Chance chance) {
        this(reading, chance, null, new Truncation.None());
    }

    Context(Reading reading, Chance chance, @Nullable Peers peers, Truncation truncation) {
        this(reading, chance, peers, truncation, new Trips());
    }

    boolean training() {
        return reading == Reading.TRAINING;
    }

    /** The same in the evaluation reading. */
    Context evaluating() {
        return new Context(Reading.EVALUATION, chance, peers, truncation, trips);
    }
}
