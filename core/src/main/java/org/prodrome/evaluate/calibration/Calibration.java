package org.prodrome.evaluate.calibration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What makes of a score a number with a meaning. It never turns two scores round, so that a ranking by what it gives is
 * the scores' own, but for ties.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlattScaling.class, name = "platt"),
    @JsonSubTypes.Type(value = TemperatureScaling.class, name = "temperature"),
    @JsonSubTypes.Type(value = BetaCalibration.class, name = "beta"),
    @JsonSubTypes.Type(value = IsotonicRegression.class, name = "isotonic"),
    @JsonSubTypes.Type(value = EmpiricalPValue.class, name = "empirical"),
    @JsonSubTypes.Type(value = TailPValue.class, name = "tail")
})
public sealed interface Calibration
        permits PlattScaling, TemperatureScaling, BetaCalibration, IsotonicRegression, EmpiricalPValue, TailPValue {

    /** What a calibrated number says. */
    enum Meaning {
        /** Of being abnormal, where as many are abnormal as among the calibration cases. */
        PROBABILITY,
        /** Of a normal case scoring at least as high. */
        P_VALUE
    }

    /**
     * The score's meaning in numbers.
     *
     * @param score finite; the higher, the more abnormal
     * @return a probability in [0, 1] that rises with the score, or a p-value in (0, 1] that falls
     */
    double of(double score);

    Meaning meaning();

    /** The same with what it means. */
    default Calibrated read(double score) {
        return new Calibrated(meaning(), of(score));
    }
}
