package org.prodrome.data.synthetic;

/** The shapes that a murmur takes between two heart sounds. */
enum Murmur {
    EJECTION(true, 0.10, 0.90),
    HOLOSYSTOLIC(true, 0.0, 1.0),
    LATE_SYSTOLIC(true, 0.45, 1.0),
    EARLY_DIASTOLIC(false, 0.05, 0.60),
    MID_DIASTOLIC(false, 0.30, 0.80);

    private final boolean systolic;
    private final double start;
    private final double end;

    /** @param start and end: as shares of systole or diastole */
    Murmur(boolean systolic, double start, double end) {
        this.systolic = systolic;
        this.start = start;
        this.end = end;
    }

    boolean systolic() {
        return systolic;
    }

    String finding() {
        return systolic ? "systolic murmur" : "diastolic murmur";
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    /** Loudness at a place from 0, the start of the murmur, to 1, its end. */
    double envelope(double place) {
        double edge = Math.min(1, Math.min(place, 1 - place) / 0.08);
        return edge
                * switch (this) {
                    case EJECTION -> 1 - Math.abs(2 * place - 1);
                    case HOLOSYSTOLIC -> 0.8;
                    case LATE_SYSTOLIC -> place;
                    case EARLY_DIASTOLIC -> 1 - place;
                    case MID_DIASTOLIC -> 0.7;
                };
    }
}
