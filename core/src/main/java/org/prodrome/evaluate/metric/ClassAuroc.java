package org.prodrome.evaluate.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** AUROC of several classes. */
public final class ClassAuroc {
    private ClassAuroc() {}

    /**
     * Each class against the rest, by the class's own score.
     *
     * @param scores [case, class], finite; the higher, the more of that class
     * @param truth [case] the index of its class
     * @return [class]
     * @throws UndefinedMetricException if a class has no case, or all
     */
    public static double[] againstRest(double[][] scores, int[] truth) throws UndefinedMetricException {
        double[] each = new double[classes(scores, truth)];
        for (int one = 0; one < each.length; one++) {
            each[one] = Auroc.of(column(scores, one), is(truth, one));
        }
        return each;
    }

    /**
     * The mean over classes of each against the rest.
     *
     * @throws UndefinedMetricException if a class has no case, or all
     */
    public static double macro(double[][] scores, int[] truth) throws UndefinedMetricException {
        return Arrays.stream(againstRest(scores, truth)).average().orElseThrow();
    }

    /**
     * The mean over pairs of classes of how well their cases are parted, by the one's score and by the other's (Hand
     * and Till 2001, equation 7): unlike {@link #macro}, it doesn't depend on how common the classes are.
     *
     * @throws UndefinedMetricException if a class has no case
     */
    public static double pairwise(double[][] scores, int[] truth) throws UndefinedMetricException {
        int classes = classes(scores, truth);
        double sum = 0;
        for (int one = 0; one < classes; one++) {
            for (int other = 0; other < one; other++) {
                sum += pair(scores, truth, one, other) + pair(scores, truth, other, one);
            }
        }
        return sum / (classes * (classes - 1.0));
    }

    private static double pair(double[][] scores, int[] truth, int one, int other) throws UndefinedMetricException {
        int[] cases = IntStream.range(0, truth.length)
                .filter(i -> truth[i] == one || truth[i] == other)
                .toArray();
        double[] score = Arrays.stream(cases).mapToDouble(i -> scores[i][one]).toArray();
        int[] label = Arrays.stream(cases).map(i -> truth[i]).toArray();
        return Auroc.of(score, is(label, one));
    }

    private static double[] column(double[][] scores, int one) {
        return Arrays.stream(scores).mapToDouble(row -> row[one]).toArray();
    }

    private static boolean[] is(int[] truth, int one) {
        boolean[] is = new boolean[truth.length];
        for (int i = 0; i < is.length; i++) {
            is[i] = truth[i] == one;
        }
        return is;
    }

    private static int classes(double[][] scores, int[] truth) throws UndefinedMetricException {
        if (scores.length != truth.length) {
            throw new IllegalArgumentException("scores: expected one class a row, got " + scores.length + " rows and "
                    + truth.length + " classes");
        }
        if (scores.length == 0 || scores[0].length < 2) {
            throw new UndefinedMetricException(
                    "AUROC", "cases and two classes", scores.length + " cases with scores of fewer than two classes");
        }
        for (int i = 0; i < truth.length; i++) {
            if (scores[i].length != scores[0].length || truth[i] < 0 || truth[i] >= scores[0].length) {
                throw new IllegalArgumentException("scores: expected rows of " + scores[0].length
                        + " and a class below that, got " + scores[i].length + " and " + truth[i] + " at row " + i);
            }
        }
        return scores[0].length;
    }
}
