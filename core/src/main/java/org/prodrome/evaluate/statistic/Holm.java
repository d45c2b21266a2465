package org.prodrome.evaluate.statistic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several tests at a time (Holm 1979): with the adjusted p-values the chance of any false finding keeps to the level.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusts p-values: the smallest of n is taken n times, the next n - 1 times, and none becomes smaller than one
     * before it, nor larger than 1.
     *
     * @param p in [0, 1]; where there is none, none was tested
     * @return in the same order
     */
    public static List<Optional<Double>> adjusted(List<Optional<Double>> p) {
        List<Integer> order = IntStream.range(0, p.size())
                .boxed()
                .filter(i -> p.get(i).isPresent())
                .sorted(Comparator.comparingDouble(i -> p.get(i).orElseThrow()))
                .toList();
        List<Optional<Double>> adjusted = new ArrayList<>(p);
        double least = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            int i = order.get(rank);
            least = Math.max(least, Math.min(1, (order.size() - rank) * p.get(i).orElseThrow()));
            adjusted.set(i, Optional.of(least));
        }
        return List.copyOf(adjusted);
    }
}
