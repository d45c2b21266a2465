package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;

/**
 * Bootstrap over subjects (Efron and Tibshirani 1993, sections 13.3 and 14.3): a figure is the mean of its values in
 * several parts of the cases, such as the folds' test parts. A draw takes from each part as many subjects as it has,
 * with replacement, and all cases of each; so the cases of one subject stay together, and no part comes out empty.
 *
 * <p>A draw of a part that lacks what one of its figures needs, such as every abnormal case, is drawn again; the
 * interval is thus conditional on the figures being defined.
 *
 * @param <K> what names a figure
 */
public final class SubjectBootstrap<K> {
    private static final int TRIES = 1000;
    private static final int NOBODY = -1;

    private final List<Part<K>> parts;
    /** [part]: the figures that the part as it is defines. */
    private final List<Set<K>> defined;

    /**
     * Some of the cases. Read by many threads at once.
     *
     * @param <K> what names a figure
     */
    public interface Part<K> {
        /** [case]: the index of the case's subject, from 0 without a gap; not to be written to. */
        int[] subjects();

        /**
         * The part's figures, where each case counts several times or not at all.
         *
         * @param times [case]
         * @return without those that are undefined
         */
        Map<K, Double> figures(int[] times);
    }

    private SubjectBootstrap(List<Part<K>> parts) {
        this.parts = parts;
        this.defined = IntStream.range(0, parts.size())
                .mapToObj(part -> Set.copyOf(figures(part, NOBODY).keySet()))
                .toList();
    }

    /**
     * The 95 % interval of each figure's mean over the parts that define it: the 2.5 % and the 97.5 % percentile,
     * between neighbouring draws interpolated linearly. The seed alone decides the draws, however many threads there
     * are.
     *
     * @param draws at least 40, so that 2.5 % is a draw; 1000 is customary
     * @return without the figures that no part defines
     * @throws IllegalArgumentException if a part lacks what a figure needs in 1000 draws one after the other
     */
    public static <K> Map<K, Interval> intervals(List<? extends Part<K>> parts, int draws, Seed seed) {
        Map<K, Interval> intervals = new HashMap<>();
        new SubjectBootstrap<K>(List.copyOf(parts))
                .drawn(draws, seed)
                .forEach((figure, drawn) ->
                        intervals.put(figure, new Interval(Percentile.of(drawn, 0.025), Percentile.of(drawn, 0.975))));
        return Map.copyOf(intervals);
    }

    /**
     * The same with the ends corrected for bias and skewness (BC<sub>a</sub>, Efron 1987), for which every figure is
     * computed once more without each subject in turn.
     *
     * @param draws at least 40; 2000 is customary
     * @return without the figures that no part defines
     * @throws IllegalArgumentException if a part lacks what a figure needs in 1000 draws one after the other, or
     *     without one of its subjects
     */
    public static <K> Map<K, Interval> bca(List<? extends Part<K>> parts, int draws, Seed seed) {
        SubjectBootstrap<K> bootstrap = new SubjectBootstrap<>(List.copyOf(parts));
        Map<K, double[][]> without = bootstrap.without();
        Map<K, Double> means = bootstrap
                .means(part -> Optional.of(bootstrap.figures(part, NOBODY)))
                .orElseThrow();
        Map<K, Interval> intervals = new HashMap<>();
        bootstrap.drawn(draws, seed).forEach((figure, drawn) -> {
            BiasCorrection correction = BiasCorrection.of(
                    drawn, means.getOrDefault(figure, 0.0), without.getOrDefault(figure, new double[0][]));
            intervals.put(figure, correction.interval(drawn));
        });
        return Map.copyOf(intervals);
    }

    /** The figures' means in every draw, sorted. */
    private Map<K, double[]> drawn(int draws, Seed seed) {
        if (draws < 40) {
            throw new IllegalArgumentException("bootstrap: expected 40 draws or more, got " + draws);
        }
        List<Optional<Map<K, Double>>> means = IntStream.range(0, draws)
                .parallel()
                .mapToObj(draw -> draw(seed.split(draw)))
                .toList();
        Map<K, double[]> values = new HashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            int index = draw;
            // Refused here and not in a worker, whose exception would arrive wrapped.
            means.get(draw)
                    .orElseThrow(SubjectBootstrap::refusal)
                    .forEach(
                            (figure, value) -> values.computeIfAbsent(figure, key -> new double[draws])[index] = value);
        }
        values.values().forEach(Arrays::sort);
        return values;
    }

    /** [part][subject]: each figure's share of its mean that the part gives without that subject. */
    private Map<K, double[][]> without() {
        Map<K, double[][]> without = new HashMap<>();
        Map<K, Integer> counts = new HashMap<>();
        defined.forEach(keys -> keys.forEach(key -> counts.merge(key, 1, Integer::sum)));
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            int subjects = count(parts.get(part).subjects());
            List<Map<K, Double>> figures = IntStream.range(0, subjects)
                    .parallel()
                    .mapToObj(subject -> figures(part, subject))
                    .toList();
            for (K key : defined.get(part)) {
                double[][] values = without.computeIfAbsent(key, _ -> new double[parts.size()][0]);
                values[part] = new double[subjects];
                for (int subject = 0; subject < subjects; subject++) {
                    Double value = figures.get(subject).get(key);
                    if (value == null) {
                        throw new IllegalArgumentException("bootstrap: expected " + key
                                + " to be defined without any one subject of a part, got none without subject "
                                + subject);
                    }
                    values[part][subject] = value / counts.getOrDefault(key, 1);
                }
            }
        }
        return without;
    }

    /** A part's figures with each case once, but for one subject's. */
    private Map<K, Double> figures(int part, int without) {
        int[] subjects = parts.get(part).subjects();
        int[] times = new int[subjects.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = subjects[i] == without ? 0 : 1;
        }
        return parts.get(part).figures(times);
    }

    private static int count(int[] subjects) {
        return Arrays.stream(subjects).max().orElse(-1) + 1;
    }

    private Optional<Map<K, Double>> draw(Seed seed) {
        return means(part -> drawPart(part, seed.split(part).random()));
    }

    /** Means over the parts; empty where a part could not be drawn. */
    private Optional<Map<K, Double>> means(IntFunction<Optional<Map<K, Double>>> figuresOf) {
        Map<K, Double> means = new LinkedHashMap<>();
        Map<K, Integer> counts = new HashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            Optional<Map<K, Double>> figures = figuresOf.apply(part);
            if (figures.isEmpty()) {
                return Optional.empty();
            }
            figures.get().forEach((figure, value) -> {
                means.merge(figure, value, Double::sum);
                counts.merge(figure, 1, Integer::sum);
            });
        }
        means.replaceAll((figure, sum) -> sum / counts.getOrDefault(figure, 1));
        return Optional.of(means);
    }

    private Optional<Map<K, Double>> drawPart(int part, SplittableRandom random) {
        int[] subjects = parts.get(part).subjects();
        int[] drawn = new int[count(subjects)];
        int[] times = new int[subjects.length];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Arrays.fill(drawn, 0);
            for (int i = 0; i < drawn.length; i++) {
                drawn[random.nextInt(drawn.length)]++;
            }
            for (int i = 0; i < times.length; i++) {
                times[i] = drawn[subjects[i]];
            }
            Map<K, Double> figures = parts.get(part).figures(times);
            if (figures.keySet().containsAll(defined.get(part))) {
                return Optional.of(figures);
            }
        }
        return Optional.empty();
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("bootstrap: expected a draw of a part's subjects to define the figures that"
                + " the part does, got none in " + TRIES + " tries");
    }
}
