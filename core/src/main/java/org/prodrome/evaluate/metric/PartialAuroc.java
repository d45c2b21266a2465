package org.prodrome.evaluate.metric;

/**
 * The area under the ROC curve up to a false alarm rate, standardised so that chance is 0.5 and perfection 1 (McClish
 * 1989): {@code (1 + (A - min) / (max - min)) / 2} with {@code min = limit^2 / 2} and {@code max = limit}. Between two
 * thresholds the curve is straight. Below 0.5 where the curve lies beneath chance; never less than {@code (1 - limit /
 * (2 - limit)) / 2}.
 */
public final class PartialAuroc {
    private PartialAuroc() {}

    /**
     * @param scores [case], finite; the higher, the more abnormal
     * @param abnormal [case]
     * @param limit the highest false alarm rate that counts, in (0, 1]
     * @throws UndefinedMetricException if there is no normal or no abnormal case
     */
    public static double of(double[] scores, boolean[] abnormal, double limit) throws UndefinedMetricException {
        return of(Ranking.of(scores, abnormal).tally(), limit);
    }

    /** @throws UndefinedMetricException if there is no normal or no abnormal case */
    public static double of(Tally tally, double limit) throws UndefinedMetricException {
        tally.requireBoth("partial AUROC");
        return of(tally.weighted(), limit);
    }

    /** @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing */
    public static double of(WeightedTally tally, double limit) throws UndefinedMetricException {
        double area = area(tally, limit);
        double least = limit * limit / 2;
        return (1 + (area - least) / (limit - least)) / 2;
    }

    /**
     * The area itself, by trapezoids, in [0, limit].
     *
     * @param limit the highest false alarm rate that counts, in (0, 1]
     * @throws UndefinedMetricException if the normal or the abnormal cases weigh nothing
     */
    public static double area(WeightedTally tally, double limit) throws UndefinedMetricException {
        if (!(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException("partial AUROC: expected a limit in (0, 1], got " + limit);
        }
        tally.requireBoth("AUROC");
        double area = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < tally.normal().length && x < limit; i++) {
            double nextX = tally.normal()[i] / tally.allNormal();
            double nextY = tally.abnormal()[i] / tally.allAbnormal();
            if (nextX > limit) {
                nextY = y + (nextY - y) * (limit - x) / (nextX - x);
                nextX = limit;
            }
            area += (nextX - x) * (y + nextY) / 2;
            x = nextX;
            y = nextY;
        }
        return area;
    }
}
