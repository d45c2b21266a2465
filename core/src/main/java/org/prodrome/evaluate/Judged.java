package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Predictions of which figures are computed. */
sealed interface Judged extends SubjectBootstrap.Part<Metric> permits Sample, Repeats {

    /** The cases that a metric's value rests on, each once. */
    List<Prediction> under(Metric metric);

    /** Each case once; an undefined metric is absent. */
    default Map<Metric, Double> figures() {
        int[] once = new int[subjects().length];
        Arrays.fill(once, 1);
        return figures(once);
    }
}
