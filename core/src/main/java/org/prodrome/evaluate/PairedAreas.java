package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.AurocDifference;

/**
 * Whether two systems' areas, each the mean over the same folds, are equal. Folds share no subject, so the variance of
 * the mean is that of the folds' differences, summed and divided by their squared number; the trained models are taken
 * as they are.
 */
final class PairedAreas {
    private PairedAreas() {}

    /**
     * The two-sided p-value; none where the folds differ, where either was judged several times, or where a fold that
     * counts has fewer than two subjects of a class.
     *
     * @param samples of the first, by fold
     */
    static Optional<Double> p(Contender first, List<Sample> samples, Contender second) {
        if (!first.once() || !second.once()) {
            return Optional.empty();
        }
        Map<String, Prediction> other = second.first();
        boolean parted = samples.size() > 1;
        if (parted && !sameFolds(first.times().getFirst(), other)) {
            return Optional.empty();
        }
        List<AurocDifference> differences = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.stands()) {
                Optional<AurocDifference> difference = difference(sample.predictions(), other);
                if (difference.isEmpty()) {
                    return Optional.empty();
                }
                differences.add(difference.get());
            }
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(AurocDifference.mean(differences).p());
    }

    private static boolean sameFolds(List<Prediction> first, Map<String, Prediction> other) {
        Map<Integer, Integer> there = new HashMap<>();
        Map<Integer, Integer> back = new HashMap<>();
        return first.stream().allMatch(each -> {
            Prediction beside = other.get(each.id());
            if (beside == null) {
                return false;
            }
            return there.computeIfAbsent(each.fold(), fold -> beside.fold()) == beside.fold()
                    && back.computeIfAbsent(beside.fold(), fold -> each.fold()) == each.fold();
        });
    }

    /**
     * Of the same cases; none where fewer than two subjects have a class.
     *
     * @param cases of the first
     * @param other of the second, by the cases' ids
     */
    static Optional<AurocDifference> difference(List<Prediction> cases, Map<String, Prediction> other) {
        int size = cases.size();
        double[] one = new double[size];
        double[] two = new double[size];
        boolean[] abnormal = new boolean[size];
        int[] subjects = new int[size];
        Map<String, Integer> index = new HashMap<>();
        Map<Boolean, Map<String, Integer>> classes = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            Prediction each = cases.get(i);
            Prediction beside = other.get(each.id());
            if (beside == null) {
                return Optional.empty();
            }
            one[i] = each.score();
            two[i] = beside.score();
            abnormal[i] = each.label() == Label.ABNORMAL;
            subjects[i] = index.computeIfAbsent(each.subject().id(), id -> index.size());
            classes.computeIfAbsent(abnormal[i], key -> new HashMap<>())
                    .merge(each.subject().id(), 1, Integer::sum);
        }
        if (classes.size() < 2 || classes.values().stream().anyMatch(ids -> ids.size() < 2)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AurocDifference.of(one, two, abnormal, subjects));
        } catch (UndefinedMetricException e) {
            return Optional.empty();
        }
    }
}
