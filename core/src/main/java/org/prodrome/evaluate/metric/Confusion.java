package org.prodrome.evaluate.metric;

/**
 * Calls against the truth, counted.
 *
 * @param truePositive abnormal cases called abnormal
 * @param falsePositive normal cases called abnormal
 * @param trueNegative normal cases called normal
 * @param falseNegative abnormal cases called normal
 */
public record Confusion(int truePositive, int falsePositive, int trueNegative, int falseNegative) {
    public Confusion {
        if (truePositive < 0 || falsePositive < 0 || trueNegative < 0 || falseNegative < 0) {
            throw new IllegalArgumentException("confusion: expected counts of 0 or more, got " + truePositive + " TP, "
                    + falsePositive + " FP, " + trueNegative + " TN, " + falseNegative + " FN");
        }
    }

    /**
     * Calls abnormal what scores at least the threshold.
     *
     * @param scores [case], finite
     * @param abnormal [case]
     */
    public static Confusion at(double threshold, double[] scores, boolean[] abnormal) {
        Scores.check(scores, abnormal);
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold: expected a number, got NaN");
        }
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            called[i] = scores[i] >= threshold;
        }
        return of(called, abnormal);
    }

    /**
     * @param called [case] whether it was called abnormal
     * @param abnormal [case] whether it is
     */
    public static Confusion of(boolean[] called, boolean[] abnormal) {
        if (called.length != abnormal.length) {
            throw new IllegalArgumentException("confusion: expected one label a call, got " + called.length
                    + " calls and " + abnormal.length + " labels");
        }
        int[][] count = new int[2][2];
        for (int i = 0; i < called.length; i++) {
            count[abnormal[i] ? 1 : 0][called[i] ? 1 : 0]++;
        }
        return new Confusion(count[1][1], count[0][1], count[0][0], count[1][0]);
    }

    /** The same, where every case weighs 1, for all that is worked out from it. */
    public WeightedConfusion weighted() {
        return new WeightedConfusion(truePositive, falsePositive, trueNegative, falseNegative);
    }

    public int abnormal() {
        return truePositive + falseNegative;
    }

    public int normal() {
        return trueNegative + falsePositive;
    }

    /** @throws UndefinedMetricException if there is no abnormal case */
    public double sensitivity() throws UndefinedMetricException {
        if (abnormal() == 0) {
            throw new UndefinedMetricException("sensitivity", "abnormal cases", normal(), abnormal());
        }
        return (double) truePositive / abnormal();
    }

    /** @throws UndefinedMetricException if there is no normal case */
    public double specificity() throws UndefinedMetricException {
        if (normal() == 0) {
            throw new UndefinedMetricException("specificity", "normal cases", normal(), abnormal());
        }
        return (double) trueNegative / normal();
    }

    /**
     * Mean of sensitivity and specificity: the score of PhysioNet/CinC 2016 where no case is unsure, elsewhere called
     * balanced accuracy.
     *
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public double macc() throws UndefinedMetricException {
        if (normal() == 0 || abnormal() == 0) {
            throw new UndefinedMetricException(
                    "mean of sensitivity and specificity", "normal and abnormal cases", normal(), abnormal());
        }
        return (sensitivity() + specificity()) / 2;
    }
}
