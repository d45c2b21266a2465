package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.statistic.SubjectBootstrap.Part;

final class SubjectBootstrapTest {
    private static final Seed SEED = new Seed(1979);

    @Test
    void theIntervalOfAMeanIsTheNormalOne() {
        double[] values = SEED.random().doubles(400).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
        double half = 1.96 * Math.sqrt(variance / values.length);

        Interval interval = intervals(List.of(mean(IntStream.range(0, 400).toArray(), values)), 4000);
        assertThat(interval.low()).isCloseTo(mean - half, within(0.1 * half));
        assertThat(interval.high()).isCloseTo(mean + half, within(0.1 * half));
    }

    @Test
    void correctedEndsFollowTheSkew() {
        double[] values = SEED.random().doubles(60).map(each -> -Math.log(each)).toArray();
        List<Part<String>> parts = List.of(mean(IntStream.range(0, 60).toArray(), values));
        Interval plain = intervals(parts, 4000);
        Interval corrected =
                Objects.requireNonNull(SubjectBootstrap.bca(parts, 4000, SEED).get("mean"));
        // A mean of exponential values is skewed to the right, and so is what it may be of.
        assertThat(corrected.low()).isGreaterThan(plain.low());
        assertThat(corrected.high()).isGreaterThan(plain.high());

        // In two parts that are alike nothing but the width differs: the mean of two is known better.
        Interval twice =
                Objects.requireNonNull(SubjectBootstrap.bca(List.of(parts.getFirst(), parts.getFirst()), 4000, SEED)
                        .get("mean"));
        double narrower = (corrected.high() - corrected.low()) / (twice.high() - twice.low());
        assertThat(narrower).isCloseTo(Math.sqrt(2), within(0.1));
    }

    @Test
    void correctingNeedsEveryFigureWithoutAnyOneSubject() {
        Part<String> needsFirst =
                part(new int[] {0, 1, 2}, times -> times[0] > 0 ? Map.of("mean", 0.0 + times[0]) : Map.of());
        assertThatThrownBy(() -> SubjectBootstrap.bca(List.of(needsFirst), 40, SEED))
                .hasMessage("bootstrap: expected mean to be defined without any one subject of a part, got none without"
                        + " subject 0");
    }

    @Test
    void aSubjectSeenOftenIsOneSubject() {
        double[] values = SEED.random().doubles(20).toArray();
        int[] subjects = IntStream.range(0, 20).toArray();
        int[] repeated = IntStream.range(0, 60).map(i -> i / 3).toArray();
        double[] repeatedValues =
                Arrays.stream(repeated).mapToDouble(i -> values[i]).toArray();

        Interval once = intervals(List.of(mean(subjects, values)), 200);
        Interval often = intervals(List.of(mean(repeated, repeatedValues)), 200);
        assertThat(often.low()).isCloseTo(once.low(), within(1e-12));
        assertThat(often.high()).isCloseTo(once.high(), within(1e-12));
    }

    @Test
    void partsCountAlikeWhateverTheirSize() {
        Part<String> zeros = mean(IntStream.range(0, 30).toArray(), new double[30]);
        double[] ones = {1, 1};
        Interval interval = intervals(List.of(zeros, mean(new int[] {0, 1}, ones)), 50);
        assertThat(interval).isEqualTo(new Interval(0.5, 0.5));
    }

    @Test
    void threadsDecideNothing() throws ExecutionException, InterruptedException {
        double[] values = SEED.random().doubles(50).toArray();
        List<Part<String>> parts = List.of(mean(IntStream.range(0, 50).toArray(), values));
        Interval here = intervals(parts, 500);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> intervals(parts, 500)).get()).isEqualTo(here);
        }
        Map<String, Interval> other = SubjectBootstrap.intervals(parts, 500, SEED.split("other"));
        assertThat(other.get("mean")).isNotEqualTo(here);
    }

    @Test
    void aDrawWithoutWhatAFigureNeedsIsDrawnAgain() {
        Part<String> needsFirst =
                part(new int[] {0, 1, 2}, times -> times[0] > 0 ? Map.of("mean", 0.0 + times[0]) : Map.of());
        assertThat(intervals(List.of(needsFirst), 200).low()).isEqualTo(1);
    }

    @Test
    void whatNoPartDefinesIsAbsent() {
        Part<String> nothing = part(new int[] {0, 1}, times -> Map.of());
        assertThat(SubjectBootstrap.intervals(List.of(nothing), 40, SEED)).isEmpty();
        Part<String> empty = part(new int[0], times -> Map.of());
        assertThat(SubjectBootstrap.intervals(List.of(empty), 40, SEED)).isEmpty();
        assertThat(SubjectBootstrap.intervals(List.<Part<String>>of(), 40, SEED))
                .isEmpty();
    }

    @Test
    void refusesAFigureThatNoDrawDefines() {
        Part<String> everybody = part(
                IntStream.range(0, 40).toArray(),
                times -> Arrays.stream(times).allMatch(each -> each == 1) ? Map.of("mean", 1.0) : Map.of());
        assertThatThrownBy(() -> intervals(List.of(everybody), 40))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bootstrap: expected a draw of a part's subjects to define the figures that the part does,"
                        + " got none in 1000 tries");
        assertThatThrownBy(() -> intervals(List.of(everybody), 39))
                .hasMessage("bootstrap: expected 40 draws or more, got 39");
    }

    private static Interval intervals(List<Part<String>> parts, int draws) {
        return Objects.requireNonNull(
                SubjectBootstrap.intervals(parts, draws, SEED).get("mean"));
    }

    private static Part<String> mean(int[] subjects, double[] values) {
        return part(subjects, times -> {
            double sum = IntStream.range(0, values.length)
                    .mapToDouble(i -> times[i] * values[i])
                    .sum();
            return Map.of("mean", sum / Arrays.stream(times).sum());
        });
    }

    @FunctionalInterface
    private interface Figures {
        Map<String, Double> of(int[] times);
    }

    private static Part<String> part(int[] subjects, Figures figures) {
        return new Part<>() {
            @Override
            public int[] subjects() {
                return subjects;
            }

            @Override
            public Map<String, Double> figures(int[] times) {
                return figures.of(times);
            }
        };
    }
}
