package org.prodrome.runtime;

/** What a run is told besides its values. */
record Context(Reading reading, Chance chance) {
    boolean training() {
        return reading == Reading.TRAINING;
    }

    /** The same in the evaluation reading. */
    Context evaluating() {
        return new Context(Reading.EVALUATION, chance);
    }
}
