package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Whether several systems do alike over data sets (Friedman 1937), and which pairs don't (Nemenyi 1963), as Demšar 2006
 * puts it together. The systems are ranked on each data set, the highest figure first, ties sharing their mean rank.
 *
 * @param dataSets how many
 * @param meanRanks [system] 1 for one that is best everywhere
 * @param statistic corrected for ties; 0 where all are tied everywhere
 * @param p of systems that do alike, by the chi-squared distribution
 */
public record FriedmanTest(int dataSets, List<Double> meanRanks, double statistic, double p) {
    public FriedmanTest {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * Ranks and compares.
     *
     * @param figures [data set][system], finite; the higher, the better
     * @throws IllegalArgumentException if there are fewer than 2 data sets or 3 systems, for which
     *     {@link WilcoxonSignedRank} is there
     */
    public static FriedmanTest of(double[][] figures) {
        int sets = figures.length;
        int systems = sets == 0 ? 0 : figures[0].length;
        if (sets < 2 || systems < 3) {
            throw new IllegalArgumentException(
                    "Friedman: expected 2 data sets or more and 3 systems or more, got " + sets + " and " + systems);
        }
        double[] sums = new double[systems];
        double squares = 0;
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        for (double[] row : figures) {
            check(row, systems);
            double[] ranks = ranking.rank(Arrays.stream(row).map(each -> -each).toArray());
            for (int i = 0; i < systems; i++) {
                sums[i] += ranks[i];
                squares += ranks[i] * ranks[i];
            }
        }
        // Conover's form, which takes ties into account by the ranks' own squares.
        double even = sets * (systems + 1) / 2.0;
        double between =
                Arrays.stream(sums).map(sum -> (sum - even) * (sum - even)).sum();
        double within = squares - sets * systems * (systems + 1.0) * (systems + 1) / 4;
        double statistic = within > 0 ? (systems - 1) * between / within : 0;
        double p = 1 - new ChiSquaredDistribution(null, systems - 1.0).cumulativeProbability(statistic);
        return new FriedmanTest(
                sets, Arrays.stream(sums).map(sum -> sum / sets).boxed().toList(), statistic, p);
    }

    private static void check(double[] row, int systems) {
        if (row.length != systems || !Arrays.stream(row).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "Friedman: expected " + systems + " finite figures on each data set, got " + Arrays.toString(row));
        }
    }

    /**
     * By how much two mean ranks have to differ (Nemenyi's critical difference).
     *
     * @param level of all pairs together, above 0 and below 1, such as 0.05
     */
    public double criticalDifference(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Nemenyi: expected a level above 0 and below 1, got " + level);
        }
        return new StudentizedRange(meanRanks.size()).exceededWith(level) / Math.sqrt(2) * scale();
    }

    /** The p-value, for all pairs together, of two systems that do alike (Nemenyi). */
    public double p(int first, int second) {
        double difference = Math.abs(meanRanks.get(first) - meanRanks.get(second));
        return Math.max(0, 1 - new StudentizedRange(meanRanks.size()).below(difference * Math.sqrt(2) / scale()));
    }

    private double scale() {
        int systems = meanRanks.size();
        return Math.sqrt(systems * (systems + 1) / (6.0 * dataSets));
    }
}
