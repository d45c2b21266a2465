package org.prodrome.data.synthetic.emg;

import java.util.SplittableRandom;

/**
 * What became of a muscle's motor units.
 *
 * @param finding empty where nothing did
 * @param left share of the units that are left
 * @param fibres how many fibres a unit has, against the usual
 * @param spread deviation of the times at which a unit's fibres fire, in s
 * @param size of a fibre's potential, against the usual
 * @param duration of a fibre's potential, against the usual
 * @param force that a unit gives, against the usual
 * @param fibrillation how many fibres a second fire on their own near the needle while the muscle rests
 * @param severity from 0 to 1
 */
record Disease(
        String finding,
        double left,
        double fibres,
        double spread,
        double size,
        double duration,
        double force,
        double fibrillation,
        double severity) {
    private static final double SPREAD = 0.0011;

    static Disease none() {
        return new Disease("", 1, 1, SPREAD, 1, 1, 1, 0, 0);
    }

    /** Nerve cells die, and those that are left take over their fibres; or fibres die, and units shrink. */
    static Disease draw(SplittableRandom random) {
        double severity = random.nextDouble(0.35, 1);
        double fibrillation = random.nextDouble() < 0.6 ? severity * random.nextDouble(2, 8) : 0;
        return random.nextBoolean()
                ? new Disease(
                        "neuropathic",
                        1 - 0.75 * severity,
                        1 + 2 * severity,
                        SPREAD * (1 + 1.6 * severity),
                        1 + 0.5 * severity,
                        1 + 0.15 * severity,
                        1 + 1.2 * severity,
                        fibrillation,
                        severity)
                : new Disease(
                        "myopathic",
                        1,
                        1 - 0.7 * severity,
                        SPREAD * (1 + 0.9 * severity),
                        1 - 0.35 * severity,
                        1 - 0.4 * severity,
                        1 - 0.6 * severity,
                        fibrillation,
                        severity);
    }
}
