package org.prodrome.evaluate.metric;

/**
 * Mean negative logarithm of the probability that was given to what is, in nats. 0 or more; 0 is best, and log 2 is
 * what one half for everybody gets.
 */
public final class LogLoss {
    private LogLoss() {}

    /**
     * @param probabilities [case] of being abnormal, in [0, 1]
     * @param abnormal [case]
     * @throws UndefinedMetricException if there is no case, or if one was held impossible and is so nevertheless, for
     *     then the loss is infinite; others clip probabilities instead, and report how
     */
    public static double of(double[] probabilities, boolean[] abnormal) throws UndefinedMetricException {
        return of(probabilities, abnormal, Probabilities.once(probabilities.length));
    }

    /**
     * @param weights [case], 0 or more
     * @throws UndefinedMetricException if no case weighs anything, or one that does was held impossible
     */
    public static double of(double[] probabilities, boolean[] abnormal, double[] weights)
            throws UndefinedMetricException {
        Probabilities.check("log loss", probabilities, abnormal, weights);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            double given = abnormal[i] ? probabilities[i] : 1 - probabilities[i];
            if (given == 0 && weights[i] > 0) {
                throw new UndefinedMetricException(
                        "log loss", "a probability above 0 for what is", "0 for the case at index " + i);
            }
            sum -= given == 0 ? 0 : weights[i] * Math.log(given);
            all += weights[i];
        }
        return sum / all;
    }
}
