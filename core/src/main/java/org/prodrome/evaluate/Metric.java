package org.prodrome.evaluate;

/** The figures that a run is judged by. */
public enum Metric {
    /** Area under the receiver operating characteristic. */
    AUROC("auroc", "AUROC"),
    /** Average precision: the step-wise area under the precision-recall curve. */
    AVERAGE_PRECISION("average_precision", "average precision"),
    /** Share of the abnormal that are called abnormal at the operating point. */
    SENSITIVITY("sensitivity", "sensitivity"),
    /** Share of the normal that are called normal at the operating point. */
    SPECIFICITY("specificity", "specificity"),
    /** Mean of sensitivity and specificity, the score of PhysioNet/CinC 2016. */
    MACC("macc", "mean of sensitivity and specificity");

    private final String key;
    private final String title;

    Metric(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name in {@code metrics.json}. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }
}
