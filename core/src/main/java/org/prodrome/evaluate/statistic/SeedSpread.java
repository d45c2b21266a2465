package org.prodrome.evaluate.statistic;

import java.util.List;

/**
 * One figure of the same training from several seeds.
 *
 * @param mean over the seeds
 * @param deviation of a seed from the mean, with one degree of freedom less; how far chance in the training moves the
 *     figure, which says nothing of other cases
 */
public record SeedSpread(int seeds, double mean, double deviation) {

    /**
     * Takes mean and deviation.
     *
     * @param figures one a seed, finite
     * @throws IllegalArgumentException if there are fewer than two, for one seed has no deviation
     */
    public static SeedSpread of(List<Double> figures) {
        if (figures.size() < 2 || !figures.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("seeds: expected finite figures of 2 seeds or more, got " + figures);
        }
        double mean =
                figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = figures.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return new SeedSpread(figures.size(), mean, Math.sqrt(squares / (figures.size() - 1)));
    }
}
