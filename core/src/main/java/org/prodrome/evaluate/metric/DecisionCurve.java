package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * Net benefit against the risk from which somebody would want to be treated (Vickers and Elkin 2006), beside treating
 * everybody; treating nobody is worth 0. At threshold t everybody of a probability of t or more is treated.
 *
 * @param threshold [point] in [0, 1), as given
 * @param model [point] net benefit, at most the prevalence
 * @param everybody [point] what treating everybody is worth
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once
public record DecisionCurve(double[] threshold, double[] model, double[] everybody) {

    /**
     * @param probabilities [case] of being abnormal, calibrated, in [0, 1]
     * @param abnormal [case]
     * @param thresholds [point] in [0, 1)
     * @throws UndefinedMetricException if there is no case
     */
    public static DecisionCurve of(double[] probabilities, boolean[] abnormal, double[] thresholds)
            throws UndefinedMetricException {
        return of(probabilities, abnormal, Probabilities.once(probabilities.length), thresholds);
    }

    /**
     * The same of cases that weigh differently.
     *
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if no case weighs anything
     */
    public static DecisionCurve of(double[] probabilities, boolean[] abnormal, double[] weights, double[] thresholds)
            throws UndefinedMetricException {
        Probabilities.check("net benefit", probabilities, abnormal, weights);
        boolean[] all = new boolean[abnormal.length];
        Arrays.fill(all, true);
        WeightedConfusion everybody = WeightedConfusion.of(all, abnormal, weights);
        double[] model = new double[thresholds.length];
        double[] treated = new double[thresholds.length];
        for (int i = 0; i < thresholds.length; i++) {
            boolean[] treat = new boolean[abnormal.length];
            for (int each = 0; each < treat.length; each++) {
                treat[each] = probabilities[each] >= thresholds[i];
            }
            model[i] = WeightedConfusion.of(treat, abnormal, weights).netBenefit(thresholds[i]);
            treated[i] = everybody.netBenefit(thresholds[i]);
        }
        return new DecisionCurve(thresholds.clone(), model, treated);
    }
}
