package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Predictions of which figures are computed. */
sealed interface Judged extends SubjectBootstrap.Part<Metric> permits Sample, Repeats {

    /** The cases that a metric's value rests on, each once. */
    List<Prediction> under(Metric metric);

    /** Some figures alone, each subject counted so many times; an undefined metric is absent. */
    Map<Metric, Double> figures(Set<Metric> wanted, int[] times);

    @Override
    default Map<Metric, Double> figures(int[] times) {
        return figures(EnumSet.allOf(Metric.class), times);
    }

    /** The same cases, of which some figures alone are wanted. */
    default SubjectBootstrap.Part<Metric> only(Set<Metric> wanted) {
        return new SubjectBootstrap.Part<>() {
            @Override
            public int[] subjects() {
                return Judged.this.subjects();
            }

            @Override
            public Map<Metric, Double> figures(int[] times) {
                return Judged.this.figures(wanted, times);
            }
        };
    }

    /** Each case once; an undefined metric is absent. */
    default Map<Metric, Double> figures() {
        int[] once = new int[subjects().length];
        Arrays.fill(once, 1);
        return figures(once);
    }
}
