package org.prodrome.evaluate.metric;

/**
 * Calls against the truth, each case with its weight; where every case weighs 1, counts. All that is worked out from
 * the four is here.
 *
 * @param truePositive weight of the abnormal cases called abnormal
 * @param falsePositive of the normal cases called abnormal
 * @param trueNegative of the normal cases called normal
 * @param falseNegative of the abnormal cases called normal
 */
public record WeightedConfusion(double truePositive, double falsePositive, double trueNegative, double falseNegative) {
    public WeightedConfusion {
        Weights.check(new double[] {truePositive, falsePositive, trueNegative, falseNegative}, 4);
    }

    /**
     * @param called [case] whether it was called abnormal
     * @param abnormal [case] whether it is
     * @param weights [case], 0 or more
     */
    public static WeightedConfusion of(boolean[] called, boolean[] abnormal, double[] weights) {
        if (called.length != abnormal.length) {
            throw new IllegalArgumentException("confusion: expected one label a call, got " + called.length
                    + " calls and " + abnormal.length + " labels");
        }
        Weights.check(weights, called.length);
        double[][] sum = new double[2][2];
        for (int i = 0; i < called.length; i++) {
            sum[abnormal[i] ? 1 : 0][called[i] ? 1 : 0] += weights[i];
        }
        return new WeightedConfusion(sum[1][1], sum[0][1], sum[0][0], sum[1][0]);
    }

    public double abnormal() {
        return truePositive + falseNegative;
    }

    public double normal() {
        return trueNegative + falsePositive;
    }

    private double called() {
        return truePositive + falsePositive;
    }

    private double passed() {
        return trueNegative + falseNegative;
    }

    /** @throws UndefinedMetricException if there is no abnormal case */
    public double sensitivity() throws UndefinedMetricException {
        return share("sensitivity", truePositive, abnormal(), "abnormal cases");
    }

    /** @throws UndefinedMetricException if there is no normal case */
    public double specificity() throws UndefinedMetricException {
        return share("specificity", trueNegative, normal(), "normal cases");
    }

    /** @throws UndefinedMetricException if there is no case */
    public double accuracy() throws UndefinedMetricException {
        return share("accuracy", truePositive + trueNegative, normal() + abnormal(), "cases");
    }

    /**
     * Share of the abnormal among the cases called abnormal, at these cases' own prevalence: precision.
     *
     * @throws UndefinedMetricException if no case is called abnormal
     */
    public double positivePredictiveValue() throws UndefinedMetricException {
        return share("positive predictive value", truePositive, called(), "cases called abnormal");
    }

    /**
     * Share of the normal among the cases called normal, at these cases' own prevalence.
     *
     * @throws UndefinedMetricException if no case is called normal
     */
    public double negativePredictiveValue() throws UndefinedMetricException {
        return share("negative predictive value", trueNegative, passed(), "cases called normal");
    }

    /**
     * What the positive predictive value would be where the given share is abnormal, by Bayes' rule from sensitivity
     * and specificity.
     *
     * @param prevalence in (0, 1)
     * @throws UndefinedMetricException if a class is missing or no case is called abnormal
     */
    public double positivePredictiveValueAt(double prevalence) throws UndefinedMetricException {
        requirePrevalence(prevalence);
        double found = sensitivity() * prevalence;
        return share(
                "positive predictive value",
                found,
                found + (1 - specificity()) * (1 - prevalence),
                "cases called abnormal");
    }

    /**
     * Likewise the negative predictive value.
     *
     * @param prevalence in (0, 1)
     * @throws UndefinedMetricException if a class is missing or no case is called normal
     */
    public double negativePredictiveValueAt(double prevalence) throws UndefinedMetricException {
        requirePrevalence(prevalence);
        double right = specificity() * (1 - prevalence);
        return share(
                "negative predictive value", right, right + (1 - sensitivity()) * prevalence, "cases called normal");
    }

    /**
     * Sensitivity over false alarm rate.
     *
     * @throws UndefinedMetricException if a class is missing, or without a false alarm, where it would be infinite
     */
    public double positiveLikelihoodRatio() throws UndefinedMetricException {
        return share("positive likelihood ratio", sensitivity(), 1 - specificity(), "false alarms");
    }

    /**
     * Miss rate over specificity.
     *
     * @throws UndefinedMetricException if a class is missing, or if every normal case is called abnormal
     */
    public double negativeLikelihoodRatio() throws UndefinedMetricException {
        return share("negative likelihood ratio", 1 - sensitivity(), specificity(), "normal cases called normal");
    }

    /**
     * The F measure (van Rijsbergen 1979): the weighted harmonic mean of precision and recall. In [0, 1].
     *
     * @param beta how many times more recall counts than precision, above 0
     * @throws UndefinedMetricException if no case is abnormal and none is called so
     */
    public double f(double beta) throws UndefinedMetricException {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("F measure: expected a beta above 0, got " + beta);
        }
        double square = beta * beta;
        double found = (1 + square) * truePositive;
        return share(
                "F measure",
                found,
                found + square * falseNegative + falsePositive,
                "abnormal cases or calls of abnormal");
    }

    /**
     * Matthews' correlation coefficient (1975), in [-1, 1]; 0 is chance.
     *
     * @throws UndefinedMetricException if a class is missing or is never called; some count that as 0
     */
    public double matthews() throws UndefinedMetricException {
        double below = Math.sqrt(called()) * Math.sqrt(abnormal()) * Math.sqrt(normal()) * Math.sqrt(passed());
        return share(
                "Matthews' correlation coefficient",
                truePositive * trueNegative - falsePositive * falseNegative,
                below,
                "cases and calls of both classes");
    }

    /**
     * Net benefit (Vickers and Elkin 2006): the share of true positives less that of false positives, where one of the
     * latter counts {@code t / (1 - t)}. At most the prevalence; 0 is what calling nobody is worth.
     *
     * @param threshold the risk t from which somebody would want to be treated, in [0, 1)
     * @throws UndefinedMetricException if there is no case
     */
    public double netBenefit(double threshold) throws UndefinedMetricException {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("net benefit: expected a threshold in [0, 1), got " + threshold);
        }
        double gained = truePositive - falsePositive * (threshold / (1 - threshold));
        return share("net benefit", gained, normal() + abnormal(), "cases");
    }

    private double share(String metric, double part, double whole, String needed) throws UndefinedMetricException {
        if (!(whole > 0)) {
            throw new UndefinedMetricException(metric, needed, this.toString());
        }
        return part / whole;
    }

    private static void requirePrevalence(double prevalence) {
        if (!(prevalence > 0 && prevalence < 1)) {
            throw new IllegalArgumentException("prevalence: expected a share in (0, 1), got " + prevalence);
        }
    }

    @Override
    public String toString() {
        return truePositive + " TP, " + falsePositive + " FP, " + trueNegative + " TN, " + falseNegative + " FN";
    }
}
