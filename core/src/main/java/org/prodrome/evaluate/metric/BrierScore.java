package org.prodrome.evaluate.metric;

/** Mean squared difference between the probability of being abnormal and what is (Brier 1950). In [0, 1]; 0 is best. */
public final class BrierScore {
    private BrierScore() {}

    /**
     * @param probabilities [case] of being abnormal, in [0, 1]
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no case
     */
    public static double of(double[] probabilities, boolean[] abnormal) throws UndefinedMetricException {
        return of(probabilities, abnormal, Probabilities.once(probabilities.length));
    }

    /**
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if no case weighs anything
     */
    public static double of(double[] probabilities, boolean[] abnormal, double[] weights)
            throws UndefinedMetricException {
        Probabilities.check("Brier score", probabilities, abnormal, weights);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = probabilities[i] - (abnormal[i] ? 1 : 0);
            sum += weights[i] * off * off;
            all += weights[i];
        }
        return sum / all;
    }
}
