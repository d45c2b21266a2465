package org.prodrome.recipe;

import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.split.CalibrationPart;

/**
 * The cases that a model is fitted to, parted once more by subject: those that it learns from, and those that say when
 * to stop or which checkpoint to keep. Calibration and test cases are among neither.
 */
record HeldBackPart(List<Case> learned, List<Case> heldBack) {
    /**
     * @param percent of the subjects that are held back; empty for none
     * @throws IllegalArgumentException if there are too few subjects to hold some back
     */
    static HeldBackPart of(List<Case> cases, OptionalDouble percent, Seed seed) {
        if (percent.isEmpty()) {
            return new HeldBackPart(cases, List.of());
        }
        CalibrationPart parts = CalibrationPart.of(cases, percent.getAsDouble() / 100, seed);
        return new HeldBackPart(parts.fit(), parts.calibration());
    }
}
