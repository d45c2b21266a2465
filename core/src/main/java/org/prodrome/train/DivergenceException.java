package org.prodrome.train;

/** Training left the finite numbers. Parameters are as they were before the step that the message names. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DivergenceException(String phase, long step, String what) {
        super("phase " + phase + ", step " + step + ": " + what
                + "; a lower learning rate, warm-up or clipping may help");
    }

    static DivergenceException ofLoss(String phase, long step, double loss) {
        return new DivergenceException(phase, step, "expected a finite loss, got " + loss);
    }

    /** @param parameter the first whose gradient is to blame */
    static DivergenceException ofGradient(String phase, long step, double loss, String parameter) {
        return new DivergenceException(
                phase, step, "expected finite gradients, got one of " + parameter + " that is not (loss " + loss + ")");
    }

    static DivergenceException ofParameter(String phase, long step, double loss, String parameter) {
        return new DivergenceException(
                phase,
                step,
                "expected finite parameters after it, got " + parameter + " that is not (loss " + loss + ")");
    }

    static DivergenceException ofHeldBack(String phase, long step, double loss) {
        return new DivergenceException(phase, step, "expected a finite loss on the data held back, got " + loss);
    }
}
