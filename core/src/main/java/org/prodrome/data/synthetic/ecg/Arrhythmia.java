package org.prodrome.data.synthetic.ecg;

/** What an abnormal recording has. */
enum Arrhythmia {
    VENTRICULAR_ECTOPY("premature ventricular beat"),
    ATRIAL_FIBRILLATION("atrial fibrillation"),
    ST_ELEVATION("ST elevation");

    private final String finding;

    Arrhythmia(String finding) {
        this.finding = finding;
    }

    String finding() {
        return finding;
    }
}
