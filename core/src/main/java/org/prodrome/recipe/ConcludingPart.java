package org.prodrome.recipe;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.split.CalibrationPart;

/**
 * The cases that a model is fitted to, parted by subject: those that its phases learn from, and those that what
 * concludes the training is fitted to; the same, where that needs none of its own.
 */
record ConcludingPart(List<Case> learned, List<Case> concluding) {
    /** @throws IllegalArgumentException if there are too few subjects to part */
    static ConcludingPart of(List<Case> cases, double share, Seed seed) {
        if (share == 0) {
            return new ConcludingPart(cases, cases);
        }
        CalibrationPart parts = CalibrationPart.of(cases, share, seed);
        return new ConcludingPart(parts.fit(), parts.calibration());
    }
}
