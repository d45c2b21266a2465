package org.prodrome.train;

/** Training left the finite numbers; what it had learned is lost. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergenceException(String phase, long step, double loss) {
        super("phase " + phase + ", step " + step + ": expected a finite loss, got " + loss
                + "; a lower learning rate may help");
    }
}
