package org.prodrome.signal.filter;

/** Refuses what is not a finite number at the door, where it can still be told which sample it was. */
public final class Finite {
    private Finite() {}

    /** @throws IllegalArgumentException if a sample is NaN or infinite; the message says which */
    public static void require(double[] x) {
        for (int i = 0; i < x.length; i++) {
            require(x[i], i, x.length);
        }
    }

    static void require(double value, int time, int length) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "signal: expected finite samples, got " + value + " at sample " + time + " of " + length);
        }
    }
}
