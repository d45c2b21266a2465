package org.prodrome.detect;

import java.util.Optional;
import org.prodrome.evaluate.calibration.Calibrated;

/**
 * What a detector says of a case.
 *
 * @param score the higher, the more abnormal; no probability
 * @param abnormal the decision at the operating point; empty where the detector abstains
 * @param calibrated the score as a probability or a p-value, if the detector was calibrated
 * @param map where the case is abnormal, if the model localises
 */
public record Finding(
        String id,
        double score,
        Optional<Boolean> abnormal,
        OperatingPoint at,
        Optional<Calibrated> calibrated,
        Optional<AnomalyMap> map) {}
