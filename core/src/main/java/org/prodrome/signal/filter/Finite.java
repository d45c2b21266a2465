package org.prodrome.signal.filter;

/** Refuses what is not a finite number at the door, where it can still be told which sample it was. */
public final class Finite {
    private Finite() {}

    /** @throws IllegalArgumentException if a sample is NaN or infinite; the message says which */
    public static void require(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += 0 * value;
        }
        // Nought times a finite value is nought, times anything else NaN.
        if (sum == 0) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException(
                        "signal: expected finite samples, got " + x[i] + " at sample " + i + " of " + x.length);
            }
        }
    }
}
