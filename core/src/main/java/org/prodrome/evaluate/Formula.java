package org.prodrome.evaluate;

import org.prodrome.evaluate.metric.Tally;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.metric.WeightedConfusion;

/** How a metric is worked out of a sample. */
sealed interface Formula {

    /** Of the scores' order. */
    @FunctionalInterface
    non-sealed interface OfRanking extends Formula {
        double of(Tally tally) throws UndefinedMetricException;
    }

    /** Of the decisions. */
    @FunctionalInterface
    non-sealed interface OfCalls extends Formula {
        double of(WeightedConfusion confusion) throws UndefinedMetricException;
    }
}
