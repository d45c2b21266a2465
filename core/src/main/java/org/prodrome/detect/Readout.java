package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.evaluate.calibration.Calibration;
import org.prodrome.evaluate.calibration.CalibrationMethod;

/**
 * How a detector's scores are read: all that was chosen on calibration cases, which the model was not fitted to.
 *
 * @param calibration what makes of a score a probability or a p-value
 * @param reference scores of the calibration cases, the lowest first
 */
public record Readout(OperatingPoint point, Optional<Calibration> calibration, List<Double> reference) {
    public Readout {
        reference = List.copyOf(reference);
    }

    /**
     * Chooses the threshold and fits the calibration.
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @throws IllegalArgumentException if there are too few cases; the message says how many it takes
     */
    public static Readout choose(Purpose purpose, CalibrationMethod method, double[] scores, boolean[] abnormal) {
        return new Readout(
                OperatingPoint.choose(purpose, scores, abnormal),
                method.fit(scores, abnormal),
                Arrays.stream(scores).sorted().boxed().toList());
    }
}
