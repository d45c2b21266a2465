package org.prodrome.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a detector of several classes said of a case, and of which the case is.
 *
 * @param names of the classes, the first for normal
 * @param several whether a case may be of several, each of which has a probability of its own
 * @param probabilities of each class, 0 to 1
 * @param actual places of the case's own classes among the names, the lowest first; none where they are unknown
 */
public record Classed(List<String> names, boolean several, List<Double> probabilities, List<Integer> actual) {
    /** What 32 bits may round a probability beyond its range. */
    private static final double SLACK = 1e-5;

    public Classed {
        names = List.copyOf(names);
        probabilities = List.copyOf(probabilities);
        actual = List.copyOf(actual);
        int classes = names.size();
        if (probabilities.size() != classes
                || probabilities.stream().anyMatch(one -> !(one >= -SLACK && one <= 1 + SLACK))) {
            throw new IllegalArgumentException(
                    "classes: expected a probability for each of " + names + ", got " + probabilities);
        }
        if (actual.stream().anyMatch(one -> one < 0 || one >= classes)) {
            throw new IllegalArgumentException("classes: expected places among " + names + ", got " + actual);
        }
    }

    /** The place of the likeliest class, the first of those that are alike. */
    public int likeliest() {
        return IntStream.range(0, names.size())
                .reduce(0, (best, one) -> probabilities.get(one) > probabilities.get(best) ? one : best);
    }
}
