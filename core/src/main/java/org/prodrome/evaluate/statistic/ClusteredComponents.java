package org.prodrome.evaluate.statistic;

/**
 * The variance of an area, or of a difference of two areas, from the components of cases that come in subjects
 * (Obuchowski 1997): with one case a subject it is that of DeLong, DeLong and Clarke-Pearson (1988).
 */
final class ClusteredComponents {
    /** [subject]: the sum of its abnormal cases' components less their mean. */
    private final double[] ill;
    /** [subject]: likewise of its normal cases. */
    private final double[] well;

    private int illSubjects;
    private int wellSubjects;
    private int subjects;
    private int illCases;
    private int wellCases;

    /**
     * Sums the components up.
     *
     * @param components [case] less the area
     * @param subjects [case] the case's subject, from 0
     */
    ClusteredComponents(double[] components, boolean[] abnormal, int[] subjects) {
        int most = 0;
        for (int subject : subjects) {
            most = Math.max(most, subject + 1);
        }
        this.ill = new double[most];
        this.well = new double[most];
        boolean[] seenIll = new boolean[most];
        boolean[] seenWell = new boolean[most];
        for (int i = 0; i < components.length; i++) {
            int subject = subjects[i];
            (abnormal[i] ? ill : well)[subject] += components[i];
            (abnormal[i] ? seenIll : seenWell)[subject] = true;
            illCases += abnormal[i] ? 1 : 0;
            wellCases += abnormal[i] ? 0 : 1;
        }
        for (int subject = 0; subject < most; subject++) {
            illSubjects += seenIll[subject] ? 1 : 0;
            wellSubjects += seenWell[subject] ? 1 : 0;
            this.subjects += seenIll[subject] || seenWell[subject] ? 1 : 0;
        }
    }

    /** @throws IllegalArgumentException if fewer than two subjects have abnormal cases, or normal ones */
    double variance() {
        if (illSubjects < 2 || wellSubjects < 2) {
            throw new IllegalArgumentException("variance of the AUROC: expected 2 subjects or more with abnormal cases"
                    + " and with normal ones, got " + illSubjects + " and " + wellSubjects);
        }
        double s10 = sum(ill, ill) * illSubjects / (illSubjects - 1) / illCases;
        double s01 = sum(well, well) * wellSubjects / (wellSubjects - 1) / wellCases;
        double s11 = sum(ill, well) * subjects / (subjects - 1);
        // Where the two classes vary against each other within subjects, few subjects may bring it below 0.
        return Math.max(0, s10 / illCases + s01 / wellCases + 2 * s11 / illCases / wellCases);
    }

    private static double sum(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
