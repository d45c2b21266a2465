package org.prodrome.detect;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.evaluate.calibration.Calibration;

/**
 * What stands beside a detector's network.
 *
 * @param format of this file
 * @param calibration what makes of the score a probability or a p-value; absent where nothing does
 * @param reference scores of the calibration cases, the lowest first, beside which later cases' are laid; absent in
 *     detectors from before that
 * @param mapHop steps of the prepared case from one value of the map to the next; absent where the model has no map
 * @param classes what the network's probabilities stand for, the first for normal; absent where it has none
 * @param sha256 of the network's file, in hexadecimal
 * @param golden a window and its score, checked at every load
 */
record Manifest(
        int format,
        String recipe,
        String title,
        String use,
        Preparation preparation,
        Aggregate aggregate,
        OperatingPoint operatingPoint,
        Optional<Calibration> calibration,
        Optional<List<Double>> reference,
        Optional<Double> mapHop,
        Optional<List<String>> classes,
        String sha256,
        Golden golden,
        Map<String, String> provenance) {
    static final int FORMAT = 2;
    static final String USE = "research use only; not a medical device";

    Manifest {
        preparation.grid();
        reference = reference.map(List::copyOf);
        reference.ifPresent(scores ->
                require(scores.stream().allMatch(Double::isFinite), "reference: expected finite scores, got others"));
        classes = classes.map(List::copyOf);
        classes.ifPresent(names -> require(
                names.size() >= 2 && new HashSet<>(names).size() == names.size(),
                "classes: expected 2 names or more, all different, got " + names));
        mapHop.ifPresent(hop -> require(
                hop > 0.5 && hop <= preparation.windows().length(),
                "map_hop: expected 1 step to a window, got " + hop));
    }

    private static void require(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * A pair that every load of the detector has to reproduce.
     *
     * @param window 32-bit little-endian floats in Base64
     * @param tolerance of the score's difference, of the larger of 1 and the score's magnitude
     */
    record Golden(String window, double score, double tolerance) {
        /** What lets more pass checks nothing. */
        private static final double LOOSEST = 0.01;

        Golden {
            require(Double.isFinite(score), "golden.score: expected a finite number, got " + score);
            require(
                    tolerance >= 0 && tolerance <= LOOSEST,
                    "golden.tolerance: expected 0 to " + LOOSEST + ", got " + tolerance);
        }
    }
}
