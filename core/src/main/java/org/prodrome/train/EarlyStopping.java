package org.prodrome.train;

/**
 * Ends training when the loss on a part of the training data that is held back no longer falls, and keeps the
 * parameters under which it was lowest (Prechelt 1998, criterion UP). The last phase's loss is meant, in the evaluation
 * reading, under the averaged parameters once there are any.
 *
 * @param heldBack batches of subjects that training never sees, nor calibration nor test
 * @param batches how many of them, from 0, make one evaluation; 1 or more
 * @param every rounds from one evaluation to the next, 1 or more
 * @param patience evaluations in a row without a new lowest loss that end training, 1 or more
 */
public record EarlyStopping(Loop.Batches heldBack, long batches, long every, int patience) {
    public EarlyStopping {
        if (batches < 1 || every < 1 || patience < 1) {
            throw new IllegalArgumentException("early stopping: expected batches, every and patience of 1 or more, got "
                    + batches + ", " + every + " and " + patience);
        }
    }

    /** For messages and checkpoints. */
    String text() {
        return batches + " batches every " + every + " rounds, patience " + patience;
    }
}
