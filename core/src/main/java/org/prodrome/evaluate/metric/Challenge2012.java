package org.prodrome.evaluate.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The scores of PhysioNet/CinC 2012, mortality in intensive care (Silva et al. 2012). */
public final class Challenge2012 {
    private static final int TENTHS = 10;
    /** What the challenge's program adds to a tenth's variance. */
    private static final double FLOOR = 0.001;

    private Challenge2012() {}

    /**
     * Event 1: the smaller of sensitivity and positive predictivity; in [0, 1], 1 is best.
     *
     * @throws UndefinedMetricException if nobody died or nobody was said to
     */
    public static double event1(WeightedConfusion calls) throws UndefinedMetricException {
        return Math.min(calls.sensitivity(), calls.positivePredictiveValue());
    }

    /**
     * Event 2: the Hosmer-Lemeshow statistic over tenths of the risk, divided by how far the mean risks of the highest
     * and the lowest tenth lie apart; 0 is best. Cases beyond ten equal tenths, those of the highest risks, are left
     * out, as the challenge's program does; cases of equal risk keep the order in which they are given.
     *
     * @param risks [case] estimated probability of death, in [0, 1]
     * @param died [case]
     * @throws UndefinedMetricException if there are fewer than ten cases, or the highest and the lowest tenth have the
     *     same mean risk
     */
    public static double event2(double[] risks, boolean[] died) throws UndefinedMetricException {
        Probabilities.check("event 2 of the 2012 challenge", risks, died, Probabilities.once(risks.length));
        int size = risks.length / TENTHS;
        if (size == 0) {
            throw new UndefinedMetricException("event 2 of the 2012 challenge", "10 cases or more", risks.length + "");
        }
        int[] order = IntStream.range(0, risks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> risks[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double statistic = 0;
        double lowest = 0;
        double mean = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            double sum = 0;
            int deaths = 0;
            for (int rank = tenth * size; rank < (tenth + 1) * size; rank++) {
                sum += risks[order[rank]];
                deaths += died[order[rank]] ? 1 : 0;
            }
            mean = sum / size;
            lowest = tenth == 0 ? mean : lowest;
            double off = deaths - size * mean;
            statistic += off * off / (size * mean * (1 - mean) + FLOOR);
        }
        if (!(mean > lowest)) {
            throw new UndefinedMetricException(
                    "event 2 of the 2012 challenge", "risks that differ", "a mean of " + mean + " in all tenths");
        }
        return statistic / (mean - lowest);
    }
}
