package org.prodrome.data.synthetic.icu;

/**
 * The variables of the challenge of 2012, in the order in which its reader has them, with their levels in those who
 * live (set A, rounded).
 */
enum Measure {
    AGE("Age", "years", Panel.ADMISSION, Law.NORMAL, 64, 16, 0, 16, 95),
    GENDER("Gender", "1", Panel.ADMISSION, Law.NORMAL, 0.5, 0, 0, 0, 1),
    HEIGHT("Height", "cm", Panel.ADMISSION, Law.NORMAL, 170, 10, 1, 140, 205),
    ALBUMIN("Albumin", "g/dL", Panel.ALBUMIN, Law.NORMAL, 3.0, 0.55, 1, 1, 5.3),
    ALP("ALP", "IU/L", Panel.LIVER, Law.LOG_NORMAL, 85, 0.5, 0, 12, 2000),
    ALT("ALT", "IU/L", Panel.LIVER, Law.LOG_NORMAL, 40, 1.1, 0, 3, 12000),
    AST("AST", "IU/L", Panel.LIVER, Law.LOG_NORMAL, 55, 1.1, 0, 4, 18000),
    BILIRUBIN("Bilirubin", "mg/dL", Panel.LIVER, Law.LOG_NORMAL, 0.9, 0.9, 1, 0.1, 45),
    BUN("BUN", "mg/dL", Panel.CHEMISTRY, Law.LOG_NORMAL, 20, 0.55, 0, 2, 170),
    CHOLESTEROL("Cholesterol", "mg/dL", Panel.LIPIDS, Law.NORMAL, 152, 40, 0, 50, 330),
    CREATININE("Creatinine", "mg/dL", Panel.CHEMISTRY, Law.LOG_NORMAL, 1.0, 0.5, 1, 0.2, 15),
    DIASTOLIC("DiasABP", "mmHg", Panel.ARTERIAL_LINE, Law.NORMAL, 60, 11, 0, 20, 130),
    FIO2("FiO2", "1", Panel.OXYGEN, Law.NORMAL, 0.5, 0.15, 2, 0.21, 1),
    GCS("GCS", "1", Panel.CONSCIOUSNESS, Law.NORMAL, 12.5, 3, 0, 3, 15),
    GLUCOSE("Glucose", "mg/dL", Panel.CHEMISTRY, Law.LOG_NORMAL, 130, 0.3, 0, 30, 700),
    HCO3("HCO3", "mmol/L", Panel.CHEMISTRY, Law.NORMAL, 23.8, 3.8, 0, 6, 46),
    HCT("HCT", "%", Panel.BLOOD_COUNT, Law.NORMAL, 31, 4.5, 1, 15, 52),
    HEART_RATE("HR", "1/min", Panel.VITALS, Law.NORMAL, 86, 16, 0, 30, 190),
    POTASSIUM("K", "mEq/L", Panel.CHEMISTRY, Law.NORMAL, 4.1, 0.5, 1, 2, 8.5),
    LACTATE("Lactate", "mmol/L", Panel.LACTATE, Law.LOG_NORMAL, 1.9, 0.45, 1, 0.3, 25),
    MAGNESIUM("Mg", "mmol/L", Panel.CHEMISTRY, Law.NORMAL, 2.0, 0.33, 1, 0.8, 4.5),
    MEAN_PRESSURE("MAP", "mmHg", Panel.ARTERIAL_LINE, Law.NORMAL, 80, 12, 0, 25, 160),
    VENTILATED("MechVent", "1", Panel.VENTILATOR, Law.NORMAL, 1, 0, 0, 1, 1),
    SODIUM("Na", "mEq/L", Panel.CHEMISTRY, Law.NORMAL, 139, 4.3, 0, 115, 165),
    CUFF_DIASTOLIC("NIDiasABP", "mmHg", Panel.CUFF, Law.NORMAL, 59, 12, 0, 20, 130),
    CUFF_MEAN("NIMAP", "mmHg", Panel.CUFF, Law.NORMAL, 77, 13, 2, 25, 160),
    CUFF_SYSTOLIC("NISysABP", "mmHg", Panel.CUFF, Law.NORMAL, 119, 19, 0, 45, 230),
    PACO2("PaCO2", "mmHg", Panel.BLOOD_GAS, Law.NORMAL, 40.5, 7, 0, 15, 110),
    PAO2("PaO2", "mmHg", Panel.BLOOD_GAS, Law.LOG_NORMAL, 135, 0.4, 0, 35, 500),
    PH("pH", "1", Panel.BLOOD_GAS, Law.NORMAL, 7.38, 0.06, 2, 6.9, 7.65),
    PLATELETS("Platelets", "1/nL", Panel.BLOOD_COUNT, Law.LOG_NORMAL, 175, 0.45, 0, 8, 900),
    RESPIRATORY_RATE("RespRate", "1/min", Panel.RESPIRATION, Law.NORMAL, 19.3, 4.5, 0, 6, 50),
    SAO2("SaO2", "%", Panel.SATURATION, Law.NORMAL, 96.8, 1.8, 0, 60, 100),
    SYSTOLIC("SysABP", "mmHg", Panel.ARTERIAL_LINE, Law.NORMAL, 120, 20, 0, 45, 230),
    TEMPERATURE("Temp", "Cel", Panel.TEMPERATURE, Law.NORMAL, 37.0, 0.7, 1, 33, 41.5),
    TROPONIN_I("TroponinI", "ug/L", Panel.TROPONIN_I, Law.LOG_NORMAL, 2.5, 1.2, 1, 0.3, 50),
    TROPONIN_T("TroponinT", "ug/L", Panel.TROPONIN_T, Law.LOG_NORMAL, 0.2, 1.3, 2, 0.01, 25),
    URINE("Urine", "mL", Panel.URINE, Law.LOG_NORMAL, 85, 0.6, 0, 0, 1500),
    WBC("WBC", "1/nL", Panel.BLOOD_COUNT, Law.LOG_NORMAL, 11.2, 0.4, 1, 0.3, 90),
    WEIGHT("Weight", "kg", Panel.WEIGHING, Law.NORMAL, 82, 18, 1, 38, 190);

    /** What spreads evenly about its level: the value, or its logarithm. */
    private enum Law {
        NORMAL,
        LOG_NORMAL
    }

    private final String label;
    private final String unit;
    private final Panel panel;
    private final Law law;
    private final double level;
    private final double deviation;
    private final int decimals;
    private final double least;
    private final double most;

    Measure(
            String label,
            String unit,
            Panel panel,
            Law law,
            double level,
            double deviation,
            int decimals,
            double least,
            double most) {
        this.label = label;
        this.unit = unit;
        this.panel = panel;
        this.law = law;
        this.level = level;
        this.deviation = deviation;
        this.decimals = decimals;
        this.least = least;
        this.most = most;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    Panel panel() {
        return panel;
    }

    /** What is measured, in whatever way: the cuff and the arterial line take the same pressure. */
    Measure measured() {
        return switch (this) {
            case CUFF_SYSTOLIC -> SYSTOLIC;
            case CUFF_DIASTOLIC -> DIASTOLIC;
            default -> this;
        };
    }

    /** @param deviations how far from the usual level */
    double value(double deviations) {
        double off = deviation * deviations;
        return switch (law) {
            case NORMAL -> level + off;
            case LOG_NORMAL -> level * StrictMath.exp(off);
        };
    }

    /** A value as it is charted. */
    double charted(double deviations) {
        return rounded(value(deviations));
    }

    double rounded(double value) {
        double scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
        return Math.round(Math.clamp(value, least, most) * scale) / scale;
    }
}
