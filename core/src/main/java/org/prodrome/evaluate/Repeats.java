package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.prodrome.data.Subject;

/**
 * The same cases, judged several times: a figure is the mean over the times of its mean over the folds that define it.
 * A subject that is drawn is drawn in every time alike, for it is no other subject there.
 */
final class Repeats implements Judged {
    /** [time][fold] */
    private final List<List<Sample>> times;
    /** [case], time after time and fold after fold */
    private final int[] subjects;

    /** @param times [time][fold], of which none is empty */
    Repeats(List<List<Sample>> times) {
        this.times = times;
        List<Subject> all = new ArrayList<>();
        times.forEach(folds -> folds.forEach(sample -> sample.predictions().forEach(each -> all.add(each.subject()))));
        Map<String, Integer> index = Subject.numbered(all.stream());
        this.subjects =
                all.stream().mapToInt(one -> index.getOrDefault(one.id(), 0)).toArray();
    }

    @Override
    public int[] subjects() {
        return subjects;
    }

    @Override
    public Map<Metric, Double> figures(Set<Metric> wanted, int[] counts) {
        return mean(byTime(wanted, counts));
    }

    /** [time] the mean over its folds. */
    List<Map<Metric, Double>> byTime(Set<Metric> wanted, int[] counts) {
        List<Map<Metric, Double>> means = new ArrayList<>();
        int from = 0;
        for (List<Sample> folds : times) {
            List<Map<Metric, Double>> figures = new ArrayList<>();
            for (Sample sample : folds) {
                int to = from + sample.predictions().size();
                figures.add(sample.figures(wanted, Arrays.copyOfRange(counts, from, to)));
                from = to;
            }
            means.add(mean(figures));
        }
        return means;
    }

    /** Of each metric over those that define it. */
    static Map<Metric, Double> mean(List<Map<Metric, Double>> figures) {
        Map<Metric, Double> mean = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            figures.stream()
                    .filter(each -> each.containsKey(metric))
                    .mapToDouble(each -> each.getOrDefault(metric, 0.0))
                    .average()
                    .ifPresent(value -> mean.put(metric, value));
        }
        return mean;
    }

    @Override
    public List<Prediction> under(Metric metric) {
        Map<String, Prediction> once = new TreeMap<>();
        times.forEach(folds ->
                folds.forEach(sample -> sample.under(metric).forEach(each -> once.putIfAbsent(each.id(), each))));
        return List.copyOf(once.values());
    }
}
