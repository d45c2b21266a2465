package org.prodrome.detect;

import java.util.Arrays;

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
}
