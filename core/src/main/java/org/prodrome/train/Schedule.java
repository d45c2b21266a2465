package org.prodrome.train;

/** How the learning rate goes on over a training. */
public enum Schedule {
    /** The same throughout. */
    CONSTANT,
    /** Half a cosine from the learning rate to 0 (Loshchilov and Hutter 2017, equation 5, without restarts). */
    COSINE;

    /** What the learning rate is multiplied by at a step, from 0, of so many. */
    public double factor(long step, long steps) {
        return switch (this) {
            case CONSTANT -> 1;
            case COSINE -> 0.5 * (1 + Math.cos(Math.PI * step / steps));
        };
    }
}
