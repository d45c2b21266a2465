package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the scores of a recording's windows make the recording's score. */
public enum Aggregate {
    MEAN,
    MAX;

    double of(double[] scores) {
        return switch (this) {
            case MEAN -> Arrays.stream(scores).average().orElseThrow();
            case MAX -> Arrays.stream(scores).max().orElseThrow();
        };
    }

    /**
     * How likely the recording is of each class: the mean over its windows, or what is said of the window that scores
     * highest.
     *
     * @param scores [window]
     * @param each [window][class]
     */
    List<Double> of(double[] scores, double[][] each) {
        return switch (this) {
            case MEAN ->
                IntStream.range(0, each[0].length)
                        .mapToObj(one -> Arrays.stream(each)
                                .mapToDouble(row -> row[one])
                                .average()
                                .orElseThrow())
                        .toList();
            case MAX -> {
                int highest = IntStream.range(0, scores.length)
                        .reduce(0, (best, one) -> scores[one] > scores[best] ? one : best);
                yield Arrays.stream(each[highest]).boxed().toList();
            }
        };
    }
}
