package org.prodrome.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * How long the interval of an AUROC takes: 1,000,000 scores of 10,000 subjects, 2,000 draws of subjects.
 *
 * <pre>./prodrome bench BootstrapTime</pre>
 *
 * <p>It has to take less than 20 seconds on two cores; exit code 1 otherwise. Scores differ from one another but for
 * chance, so that every one is a threshold, which is the slowest case.
 */
public final class BootstrapTime {
    private static final int CASES = 1_000_000;
    private static final int SUBJECTS = 10_000;
    private static final int DRAWS = 2_000;
    private static final double MOST_SECONDS = 20;

    private BootstrapTime() {}

    public static void main(String[] args) throws UndefinedMetricException {
        Seed seed = new Seed(17);
        SplittableRandom random = seed.random();
        double[] scores = new double[CASES];
        boolean[] abnormal = new boolean[CASES];
        int[] subjects = new int[CASES];
        for (int i = 0; i < CASES; i++) {
            subjects[i] = i % SUBJECTS;
            abnormal[i] = random.nextInt(5) == 0;
            scores[i] = random.nextGaussian() + (abnormal[i] ? 1 : 0);
        }
        long start = System.nanoTime();
        Part part = Part.of(scores, abnormal, subjects);
        double auroc = Auroc.of(part.ranking.tally());
        double ranked = seconds(start);
        var interval = SubjectBootstrap.intervals(List.of(part), DRAWS, seed).get("AUROC");
        double all = seconds(start);
        System.out.printf(
                "AUROC %.5f, interval %s; ranked in %.1f s, %d draws on %d cores in %.1f s altogether, %.0f allowed%n",
                auroc, interval, ranked, DRAWS, Runtime.getRuntime().availableProcessors(), all, MOST_SECONDS);
        System.exit(all < MOST_SECONDS ? 0 : 1);
    }

    /** Cases in the order of their ranks. */
    private record Part(Ranking ranking, int[] subjects) implements SubjectBootstrap.Part<String> {
        static Part of(double[] scores, boolean[] abnormal, int[] subjects) {
            int[] order = Ranking.of(scores, abnormal).order();
            double[] score = Arrays.stream(order).mapToDouble(i -> scores[i]).toArray();
            boolean[] label = new boolean[order.length];
            for (int rank = 0; rank < order.length; rank++) {
                label[rank] = abnormal[order[rank]];
            }
            return new Part(
                    Ranking.of(score, label),
                    Arrays.stream(order).map(i -> subjects[i]).toArray());
        }

        @Override
        public Map<String, Double> figures(int[] times) {
            try {
                return Map.of("AUROC", Auroc.of(ranking, times));
            } catch (UndefinedMetricException e) {
                return Map.of();
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
