package org.prodrome.evaluate.calibration;

import java.util.Optional;

/** A way to calibrate. */
public enum CalibrationMethod {
    /** The score stays a score. */
    NONE(0, 0),
    /** {@link PlattScaling}, of any score. */
    PLATT(1, 1),
    /** {@link IsotonicRegression}, of any score; wants some hundreds of cases. */
    ISOTONIC(1, 1),
    /** {@link TemperatureScaling}, of log odds. */
    TEMPERATURE(1, 1),
    /** {@link BetaCalibration}, of log odds. */
    BETA(1, 1),
    /** {@link EmpiricalPValue}, from normal cases alone. */
    EMPIRICAL(1, 0),
    /** {@link TailPValue}, from normal cases alone. */
    TAIL(TailPValue.LEAST_NORMALS, 0);

    private final int normals;
    private final int abnormals;

    CalibrationMethod(int normals, int abnormals) {
        this.normals = normals;
        this.abnormals = abnormals;
    }

    /** Whether the score has to be log odds, as a classifier gives them. */
    public boolean takesLogOdds() {
        return this == TEMPERATURE || this == BETA;
    }

    /**
     * Whether such cases suffice.
     *
     * @param abnormal [case]
     * @throws IllegalArgumentException if they don't; the message says how many it takes
     */
    public void check(boolean[] abnormal) {
        int ill = 0;
        for (boolean one : abnormal) {
            ill += one ? 1 : 0;
        }
        int well = abnormal.length - ill;
        if (well < normals || ill < abnormals) {
            throw new IllegalArgumentException("calibration: expected at least " + normals + " normal and " + abnormals
                    + " abnormal calibration cases, got " + well + " and " + ill);
        }
    }

    /**
     * Fits it to cases that the model was not fitted to.
     *
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @return empty for {@link #NONE}
     * @throws IllegalArgumentException if there are too few cases
     */
    public Optional<Calibration> fit(double[] scores, boolean[] abnormal) {
        check(abnormal);
        return switch (this) {
            case NONE -> Optional.empty();
            case PLATT -> Optional.of(PlattScaling.fit(scores, abnormal));
            case ISOTONIC -> Optional.of(IsotonicRegression.fit(scores, abnormal));
            case TEMPERATURE -> Optional.of(TemperatureScaling.fit(scores, abnormal));
            case BETA -> Optional.of(BetaCalibration.fit(scores, abnormal));
            case EMPIRICAL -> Optional.of(EmpiricalPValue.fit(Normals.of(scores, abnormal)));
            case TAIL -> Optional.of(TailPValue.fit(Normals.of(scores, abnormal)));
        };
    }
}
