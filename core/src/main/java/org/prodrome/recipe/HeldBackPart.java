package org.prodrome.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.split.CalibrationPart;
import org.prodrome.train.EarlyStopping;
import org.prodrome.train.Loop;

/**
 * The cases that a model is fitted to, parted once more by subject: those that it learns from, and those whose loss
 * says when to stop. Calibration and test cases are among neither.
 */
record HeldBackPart(List<Case> learned, List<Case> heldBack, Stopping stopping) {
    /** Windows that are drawn of each case held back, all looks together. */
    private static final int WINDOWS = 4;

    /** @throws IllegalArgumentException if there are too few subjects to hold some back */
    static HeldBackPart of(List<Case> cases, Stopping stopping, Seed seed) {
        return switch (stopping) {
            case Stopping.Never never -> new HeldBackPart(cases, List.of(), never);
            case Stopping.Patience patience -> {
                CalibrationPart parts = CalibrationPart.of(cases, patience.percent() / 100, seed);
                yield new HeldBackPart(parts.fit(), parts.calibration(), patience);
            }
        };
    }

    /** What the training loop is told. */
    Optional<EarlyStopping> stopping(Function<List<Case>, Loop.Batches> batches, int size) {
        return switch (stopping) {
            case Stopping.Never _ -> Optional.empty();
            case Stopping.Patience patience -> {
                long count = Math.ceilDiv((long) WINDOWS * heldBack.size(), size);
                yield Optional.of(
                        new EarlyStopping(batches.apply(heldBack), count, patience.every(), patience.patience()));
            }
        };
    }
}
