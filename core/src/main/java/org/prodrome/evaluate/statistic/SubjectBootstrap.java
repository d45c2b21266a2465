package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;

/**
 * Percentile bootstrap over subjects (Efron and Tibshirani 1993, section 13.3): a figure is the mean of its values in
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

    /** The 2.5 % and the 97.5 % percentile, between neighbouring draws interpolated linearly. */
    public record Interval(double low, double high) {}

    private SubjectBootstrap(List<Part<K>> parts) {
        this.parts = parts;
        this.defined = parts.stream()
                .map(part -> {
                    int[] once = new int[part.subjects().length];
                    Arrays.fill(once, 1);
                    return Set.copyOf(part.figures(once).keySet());
                })
                .toList();
    }

    /**
     * The 95 % interval of each figure's mean over the parts that define it. The seed alone decides the draws, however
     * many threads there are.
     *
     * @param draws at least 40, so that 2.5 % is a draw; 1000 is customary
     * @return without the figures that no part defines
     * @throws IllegalArgumentException if a part lacks what a figure needs in 1000 draws one after the other
     */
    public static <K> Map<K, Interval> intervals(List<? extends Part<K>> parts, int draws, Seed seed) {
        if (draws < 40) {
            throw new IllegalArgumentException("bootstrap: expected 40 draws or more, got " + draws);
        }
        SubjectBootstrap<K> bootstrap = new SubjectBootstrap<>(List.copyOf(parts));
        List<Optional<Map<K, Double>>> means = IntStream.range(0, draws)
                .parallel()
                .mapToObj(draw -> bootstrap.draw(seed.split(draw)))
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
        Map<K, Interval> intervals = new HashMap<>();
        values.forEach((figure, drawn) -> {
            Arrays.sort(drawn);
            intervals.put(figure, new Interval(percentile(drawn, 0.025), percentile(drawn, 0.975)));
        });
        return Map.copyOf(intervals);
    }

    /** Means over the parts; empty where a part could not be drawn. */
    private Optional<Map<K, Double>> draw(Seed seed) {
        Map<K, Double> means = new LinkedHashMap<>();
        Map<K, Integer> counts = new HashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            Optional<Map<K, Double>> figures = drawPart(part, seed.split(part).random());
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
        int[] drawn = new int[Arrays.stream(subjects).max().orElse(-1) + 1];
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

    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
