package org.prodrome.data.synthetic;

/** The shapes that turbulence takes between two heart sounds. */
enum Murmur {
    /** Crescendo and decrescendo, as of aortic stenosis. */
    EJECTION(true, 0.05, 0.90, 130, 300),
    /** A plateau from the first sound to the second, as of mitral regurgitation. */
    HOLOSYSTOLIC(true, 0, 1, 150, 350),
    /** Rising into the second sound, as of a prolapsing mitral valve. */
    LATE_SYSTOLIC(true, 0.40, 1, 150, 350),
    /** Falling from the second sound, as of aortic regurgitation. */
    EARLY_DIASTOLIC(false, 0, 0.60, 180, 400),
    /** A low rumble, as of mitral stenosis. */
    MID_DIASTOLIC(false, 0.25, 0.80, 80, 150);

    private static final double EDGE = 0.12;

    private final boolean systolic;
    private final double start;
    private final double end;
    private final double lowest;
    private final double highest;

    /**
     * @param start and end: as shares of the time that systole or diastole leaves
     * @param lowest and highest: where the middle of its band may lie, in Hz
     */
    Murmur(boolean systolic, double start, double end, double lowest, double highest) {
        this.systolic = systolic;
        this.start = start;
        this.end = end;
        this.lowest = lowest;
        this.highest = highest;
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    String finding() {
        return systolic ? "systolic murmur" : "diastolic murmur";
    }

    /** Seconds from the recording's start. */
    double start(Rhythm.Cycle cycle) {
        return from(cycle) + start * (to(cycle) - from(cycle));
    }

    /** Seconds from the recording's start. */
    double end(Rhythm.Cycle cycle) {
        return from(cycle) + end * (to(cycle) - from(cycle));
    }

    private double from(Rhythm.Cycle cycle) {
        return systolic ? cycle.first() + 0.05 : cycle.second() + 0.05;
    }

    private double to(Rhythm.Cycle cycle) {
        return systolic ? cycle.second() + 0.005 : cycle.next() - 0.01;
    }

    /** Amplitude from 0 to 1, at a place from 0, where it starts, to 1, where it ends. */
    double envelope(double place) {
        double edge = Math.min(1, Math.min(place, 1 - place) / EDGE);
        return edge
                * switch (this) {
                    case EJECTION -> 1 - Math.abs(2 * place - 1);
                    case HOLOSYSTOLIC -> 0.85;
                    case LATE_SYSTOLIC -> 0.3 + 0.7 * place;
                    case EARLY_DIASTOLIC -> 1 - 0.9 * place;
                    case MID_DIASTOLIC -> 0.85 - 0.3 * place;
                };
    }
}
