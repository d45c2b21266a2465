package org.prodrome.train;

import org.prodrome.graph.Parameters;

/**
 * Looks at the parameters now and then, keeps those that cost least, and ends training when they no longer get better
 * (Prechelt 1998, criterion UP). The averaged parameters are meant, once there are any.
 *
 * @param cost what is looked at
 * @param every rounds from one look to the next, 1 or more
 * @param patience looks in a row without a new lowest cost that end training, 1 or more; {@link #NEVER} to keep the
 *     best without ending
 */
public record EarlyStopping(Cost cost, long every, int patience) {
    /** A patience that no training outlasts. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** What parameters cost, told without a calibration or test case. */
    public sealed interface Cost permits Loss, Judged {}

    /**
     * The last phase's loss, in the evaluation reading.
     *
     * @param heldBack batches of subjects that training never sees, nor calibration nor test
     * @param batches how many of them, from 0, make one evaluation; 1 or more
     */
    public record Loss(Loop.Batches heldBack, long batches) implements Cost {
        public Loss {
            require(batches, "batches");
        }
    }

    /**
     * What somebody makes of the parameters.
     *
     * @param name tells it from others when a training is resumed
     */
    public record Judged(String name, Judge judge) implements Cost {}

    /** Judges parameters; the same ones always alike. */
    @FunctionalInterface
    public interface Judge {
        /** @return finite; the lower, the better */
        double cost(Parameters parameters, long round);
    }

    public EarlyStopping {
        require(every, "every");
        require(patience, "patience");
    }

    /** By the loss on batches that are held back. */
    public EarlyStopping(Loop.Batches heldBack, long batches, long every, int patience) {
        this(new Loss(heldBack, batches), every, patience);
    }

    private static void require(long number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException("early stopping: expected " + name + " of 1 or more, got " + number);
        }
    }

    /** For messages and checkpoints. */
    String text() {
        String what = switch (cost) {
            case Loss loss -> loss.batches() + " batches";
            case Judged judged -> judged.name();
        };
        return what + " every " + every + " rounds, patience " + patience;
    }
}
