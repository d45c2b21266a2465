package org.prodrome.evaluate.calibration;

import org.prodrome.evaluate.calibration.Calibration.Meaning;

/**
 * A calibrated score.
 *
 * @param value in [0, 1]
 */
public record Calibrated(Meaning meaning, double value) {}
