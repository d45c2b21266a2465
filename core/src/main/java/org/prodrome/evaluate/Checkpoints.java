package org.prodrome.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a one-class training's checkpoints were worth: the one that was chosen without a label, beside the last and the
 * best, which only somebody who had seen the test cases' labels could have taken.
 *
 * @param training such as "fold 1"
 * @param looks in the order of their steps, one at least
 */
public record Checkpoints(String training, List<Look> looks) {
    /**
     * One checkpoint.
     *
     * @param step that it was taken after
     * @param synthetic AUROC of normal cases, held back, against synthetic anomalies made of them
     * @param test AUROC of the test cases; empty where there are none or they are of one class
     */
    public record Look(long step, double synthetic, OptionalDouble test) {}

    public Checkpoints {
        looks = List.copyOf(looks);
        if (looks.isEmpty()) {
            throw new IllegalArgumentException(training + ": expected checkpoints, got none");
        }
    }

    public Look last() {
        return looks.getLast();
    }

    /** The earliest of the highest figure on synthetic anomalies, of which the detector is made. */
    public Look chosen() {
        return highest(Comparator.comparingDouble(Look::synthetic));
    }

    /** The one of the highest figure on test cases, which nobody can attain; empty where that is not defined. */
    public Optional<Look> best() {
        return last().test().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        highest(Comparator.comparingDouble(look -> look.test().orElseThrow())));
    }

    private Look highest(Comparator<Look> by) {
        return looks.stream()
                .reduce((one, later) -> by.compare(later, one) > 0 ? later : one)
                .orElseThrow();
    }
}
