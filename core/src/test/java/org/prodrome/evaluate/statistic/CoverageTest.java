package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** How often 95 % intervals of an AUROC hold the truth, printed. */
@Tag("slow")
final class CoverageTest {
    private static final Seed SEED = new Seed(1997);
    private static final int SIMULATIONS = 5000;
    private static final int DRAWS = 600;
    private static final double APART = 1;

    @SuppressWarnings("ArrayRecordComponent") // drawn, judged and let go
    private record Sample(double[] scores, boolean[] abnormal, int[] subjects) {
        /** Half of the subjects abnormal, one case each. */
        static Sample independent(SplittableRandom random, int people) {
            double[] scores = new double[people];
            boolean[] abnormal = new boolean[people];
            for (int i = 0; i < people; i++) {
                abnormal[i] = i % 2 == 0;
                scores[i] = random.nextGaussian() + (abnormal[i] ? APART : 0);
            }
            return new Sample(scores, abnormal, IntStream.range(0, people).toArray());
        }

        /** One to four cases a subject, of either class, whose scores have a share of the subject's own. */
        static Sample clustered(SplittableRandom random, int people) {
            int[] subjects = IntStream.range(0, people)
                    .flatMap(person -> IntStream.range(0, random.nextInt(1, 5)).map(_ -> person))
                    .toArray();
            double[] own = IntStream.range(0, people)
                    .mapToDouble(_ -> random.nextGaussian())
                    .toArray();
            double[] scores = new double[subjects.length];
            boolean[] abnormal = new boolean[subjects.length];
            for (int i = 0; i < subjects.length; i++) {
                abnormal[i] = random.nextInt(5) < 2;
                double noise = Math.sqrt(0.5) * (random.nextGaussian() + own[subjects[i]]);
                scores[i] = noise + (abnormal[i] ? APART : 0);
            }
            return new Sample(scores, abnormal, subjects);
        }
    }

    private interface Method {
        Optional<Interval> interval(Sample sample, Seed seed) throws UndefinedMetricException;
    }

    private static Optional<Interval> bootstrap(Sample sample, Seed seed) {
        Ranking ranking = Ranking.of(sample.scores, sample.abnormal);
        SubjectBootstrap.Part<String> part = new SubjectBootstrap.Part<>() {
            @Override
            public int[] subjects() {
                return sample.subjects;
            }

            @Override
            public Map<String, Double> figures(int[] times) {
                try {
                    return Map.of("auroc", Auroc.of(ranking.tally(times)));
                } catch (UndefinedMetricException e) {
                    return Map.of();
                }
            }
        };
        return Optional.of(Objects.requireNonNull(
                SubjectBootstrap.intervals(List.of(part), DRAWS, seed).get("auroc")));
    }

    @Test
    void delongOfIndependentCases() throws UndefinedMetricException {
        covers(
                "DeLong, 100 subjects",
                random -> Sample.independent(random, 100),
                (sample, _) ->
                        AurocEstimate.delong(sample.scores, sample.abnormal).interval());
        covers(
                "DeLong, 200 subjects",
                random -> Sample.independent(random, 200),
                (sample, _) ->
                        AurocEstimate.delong(sample.scores, sample.abnormal).interval());
    }

    @Test
    void obuchowskiOfClusteredCases() throws UndefinedMetricException {
        covers(
                "Obuchowski, 100 subjects of 1 to 4 cases",
                random -> Sample.clustered(random, 100),
                (sample, _) -> AurocEstimate.obuchowski(sample.scores, sample.abnormal, sample.subjects)
                        .interval());
    }

    @Test
    void theSubjectBootstrapOfClusteredCases() throws UndefinedMetricException {
        covers(
                "bootstrap over subjects, 100 subjects of 1 to 4 cases",
                random -> Sample.clustered(random, 100),
                CoverageTest::bootstrap);
    }

    private interface Draw {
        Sample of(SplittableRandom random);
    }

    private static void covers(String what, Draw draw, Method method) throws UndefinedMetricException {
        // Scores of both classes are normal of deviation 1, and cases of two subjects independent.
        double truth = new NormalDistribution(null, 0, 1).cumulativeProbability(APART / Math.sqrt(2));
        int covered = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            Seed seed = SEED.split(i);
            Sample sample = draw.of(seed.random());
            covered += method.interval(sample, seed).orElseThrow().contains(truth) ? 1 : 0;
        }
        double share = (double) covered / SIMULATIONS;
        System.out.printf("%s: %.2f %% of %d intervals hold the truth%n", what, 100 * share, SIMULATIONS);
        assertThat(share).as(what).isBetween(0.94, 0.96);
    }
}
