package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * By how much the figures of two systems differ, where a subject that is drawn is drawn for both: a figure is a mean
 * over the times of the mean over the folds that define it.
 */
final class PairedFigures implements SubjectBootstrap.Part<Metric> {
    private final Repeats both;
    private final int first;
    private final Set<Metric> wanted;

    /**
     * @param first [time][fold]
     * @param second likewise, of the same subjects
     * @param wanted which may be drawn together
     */
    PairedFigures(List<List<Sample>> first, List<List<Sample>> second, Set<Metric> wanted) {
        List<List<Sample>> all = new ArrayList<>(first);
        all.addAll(second);
        this.both = new Repeats(all);
        this.first = first.size();
        this.wanted = wanted;
    }

    @Override
    public int[] subjects() {
        return both.subjects();
    }

    /** Those of the first less those of the second; a metric that either lacks is absent. */
    @Override
    public Map<Metric, Double> figures(int[] times) {
        List<Map<Metric, Double>> figures = both.byTime(wanted, times);
        Map<Metric, Double> one = Repeats.mean(figures.subList(0, first));
        Map<Metric, Double> other = Repeats.mean(figures.subList(first, figures.size()));
        Map<Metric, Double> difference = new EnumMap<>(Metric.class);
        one.forEach((metric, value) -> {
            Double beside = other.get(metric);
            if (beside != null) {
                difference.put(metric, value - beside);
            }
        });
        return difference;
    }

    /** Each case once. */
    Map<Metric, Double> figures() {
        int[] once = new int[subjects().length];
        Arrays.fill(once, 1);
        return figures(once);
    }

    int count() {
        return 1 + Arrays.stream(subjects()).max().orElse(-1);
    }
}
