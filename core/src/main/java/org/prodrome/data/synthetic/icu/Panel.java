package org.prodrome.data.synthetic.icu;

/** What is measured together. The shares and counts are near those of set A of the challenge of 2012. */
enum Panel {
    /** Once, on admission. */
    ADMISSION(1, 0, 0, false),
    VITALS(1, 52, 0.3, false),
    TEMPERATURE(1, 18, 0.4, false),
    RESPIRATION(0.35, 48, 0.3, false),
    CUFF(0.87, 24, 0.2, false),
    ARTERIAL_LINE(0, 50, 0.3, true),
    URINE(0.97, 34, 0.1, false),
    CONSCIOUSNESS(0.98, 14, 0.3, false),
    VENTILATOR(0, 12, 0.3, true),
    OXYGEN(0.66, 9, 0.8, false),
    WEIGHING(0.9, 3, 0, false),
    CHEMISTRY(1, 2.4, 1.2, false),
    BLOOD_COUNT(1, 2.4, 0.9, false),
    BLOOD_GAS(0.6, 4, 2, true),
    SATURATION(0.35, 3, 1.2, true),
    LACTATE(0.35, 1.4, 2.5, true),
    LIVER(0.35, 1.2, 0.8, true),
    ALBUMIN(0.35, 1, 0.5, false),
    LIPIDS(0.07, 0.8, 0, false),
    TROPONIN_I(0.05, 2, 0.5, false),
    TROPONIN_T(0.2, 2, 0.5, false);

    private final double share;
    private final double count;
    private final double worry;
    private final boolean begun;

    /**
     * @param share of quiet stays in which it is measured at all
     * @param count in the two days of one in which it is
     * @param worry by how much more often it is measured in danger, as a share of {@code count}
     * @param begun whether danger begins it where it is not usual
     */
    Panel(double share, double count, double worry, boolean begun) {
        this.share = share;
        this.count = count;
        this.worry = worry;
        this.begun = begun;
    }

    double share() {
        return share;
    }

    double count() {
        return count;
    }

    double worry() {
        return worry;
    }

    boolean begun() {
        return begun;
    }
}
