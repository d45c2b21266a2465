package org.prodrome.evaluate.event;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * The classes of detected beats against those of annotated ones, by ANSI/AAMI EC57 as PhysioNet's bxb carries it out:
 * beats are paired as in {@link BeatMatching}, and a missed beat or an extra detection stands in a row or a column of
 * its own, O.
 *
 * @param count [annotated, detected], each N, S, V, F, Q, O
 */
@SuppressWarnings("ArrayRecordComponent") // counted, read and let go
public record BeatClasses(int[][] count) {
    private static final int NONE = Aami.values().length;

    /**
     * @param annotated rising in time; marks that are no class of EC57 are left out
     * @param detected likewise
     * @param start before which nothing counts, in seconds, such as {@link BeatMatching#LEARNING}
     * @throws IllegalArgumentException if times don't rise or are not finite
     */
    public static BeatClasses of(List<Beat> annotated, List<Beat> detected, double start) {
        List<Beat> truth = classed(annotated);
        List<Beat> called = classed(detected);
        int[][] count = new int[NONE + 1][NONE + 1];
        BeatPairs.walk(
                times(truth),
                times(called),
                start,
                BeatMatching.WINDOW,
                (a, d) -> count[index(truth, a)][index(called, d)]++);
        return new BeatClasses(count);
    }

    /** Of both together, for a gross figure. */
    public BeatClasses plus(BeatClasses other) {
        int[][] sum = new int[count.length][];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i].clone();
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += other.count[i][j];
            }
        }
        return new BeatClasses(sum);
    }

    /** Whether a beat was seen at all. */
    public BeatMatching detection() {
        int missed = 0;
        int extra = 0;
        int all = 0;
        for (int i = 0; i <= NONE; i++) {
            missed += i < NONE ? count[i][NONE] : 0;
            extra += i < NONE ? count[NONE][i] : 0;
            all += Arrays.stream(count[i]).sum();
        }
        return new BeatMatching(all - missed - extra - count[NONE][NONE], missed, extra);
    }

    /**
     * The share of the annotated beats of a class that were detected as such, in [0, 1].
     *
     * @throws UndefinedMetricException if none is annotated
     */
    public double sensitivity(Aami of) throws UndefinedMetricException {
        int row = of.ordinal();
        return share(
                of + " sensitivity", count[row][row], Arrays.stream(count[row]).sum(), "annotated beats of it");
    }

    /**
     * The share of the detections as a class that are right, in [0, 1]. As EC57 has it, a fusion or unclassifiable beat
     * that was called V is no mistake, nor is an unclassifiable one that was called S: such stand in no count.
     *
     * @throws UndefinedMetricException if none was detected
     */
    public double positivePredictivity(Aami of) throws UndefinedMetricException {
        return share(
                of + " positive predictivity",
                count[of.ordinal()][of.ordinal()],
                count[of.ordinal()][of.ordinal()] + falsePositives(of),
                "detections of it");
    }

    /**
     * The share of what is not of a class that was called so, in [0, 1], with the same exceptions.
     *
     * @throws UndefinedMetricException if everything is of that class
     */
    public double falsePositiveRate(Aami of) throws UndefinedMetricException {
        int other = 0;
        for (int i = 0; i <= NONE; i++) {
            for (int j = 0; j <= NONE; j++) {
                boolean negative = i != of.ordinal() && j != of.ordinal() && j != NONE;
                other += negative ? count[i][j] : 0;
            }
        }
        return share(of + " false positive rate", falsePositives(of), other + falsePositives(of), "other beats");
    }

    private int falsePositives(Aami of) {
        int sum = 0;
        for (int i = 0; i <= NONE; i++) {
            sum += i != of.ordinal() && !excused(of, i) ? count[i][of.ordinal()] : 0;
        }
        return sum;
    }

    private static boolean excused(Aami called, int truth) {
        return switch (called) {
            case V -> truth == Aami.F.ordinal() || truth == Aami.Q.ordinal();
            case S -> truth == Aami.Q.ordinal();
            case N, F, Q -> false;
        };
    }

    private static double share(String metric, int part, int whole, String needed) throws UndefinedMetricException {
        if (whole == 0) {
            throw new UndefinedMetricException(metric, needed, "none");
        }
        return (double) part / whole;
    }

    private static List<Beat> classed(List<Beat> beats) {
        return beats.stream().filter(each -> each.mark() instanceof Aami).toList();
    }

    private static double[] times(List<Beat> beats) {
        return beats.stream().mapToDouble(Beat::time).toArray();
    }

    private static int index(List<Beat> beats, int i) {
        return i >= 0 && beats.get(i).mark() instanceof Aami aami ? aami.ordinal() : NONE;
    }
}
