package org.prodrome.evaluate;

/**
 * A fold whose predictions are to be judged.
 *
 * @param name such as "fold 1" or "training-a left out"
 * @param threshold the operating point's, chosen on the fold's own calibration cases; a score that reaches it is
 *     abnormal
 * @param repeat which time the cases were parted, from 0
 */
public record Fold(String name, double threshold, int repeat) {
    public Fold {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException(name + ": expected a finite threshold, got " + threshold);
        }
    }

    /** Of cases that are parted once. */
    public Fold(String name, double threshold) {
        this(name, threshold, 0);
    }
}
