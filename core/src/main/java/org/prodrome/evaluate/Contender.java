package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.prodrome.data.Truth.Label;

/**
 * A system that is held against others on the same cases.
 *
 * @param times what it said of the cases: once, or once for each seed and each time that the cases were parted; every
 *     time of the same labelled cases
 */
public record Contender(String name, List<List<Prediction>> times) {
    public Contender {
        times = times.stream().map(List::copyOf).toList();
        if (times.isEmpty() || times.getFirst().isEmpty()) {
            throw new IllegalArgumentException(name + ": expected labelled predictions, got none");
        }
    }

    /**
     * From the predictions of one run or, with several seeds, of several; cases of unknown label are left out. A run's
     * folds are in order, so a fold that tests a case again begins another time.
     */
    public static Contender of(String name, List<List<Prediction>> runs) {
        List<List<Prediction>> times = new ArrayList<>();
        for (List<Prediction> run : runs) {
            Set<String> seen = new HashSet<>();
            List<Prediction> time = new ArrayList<>();
            for (List<Prediction> fold : byFold(run)) {
                if (fold.stream().anyMatch(each -> seen.contains(each.id()))) {
                    times.add(time);
                    time = new ArrayList<>();
                    seen.clear();
                }
                fold.forEach(each -> seen.add(each.id()));
                fold.stream().filter(each -> each.label() != Label.UNKNOWN).forEach(time::add);
            }
            times.add(time);
        }
        return new Contender(name, times);
    }

    private static List<List<Prediction>> byFold(List<Prediction> predictions) {
        Map<Integer, List<Prediction>> folds = new TreeMap<>();
        predictions.forEach(each ->
                folds.computeIfAbsent(each.fold(), fold -> new ArrayList<>()).add(each));
        return List.copyOf(folds.values());
    }

    /** Whether the other was judged on the same cases, of which the same was known. */
    public boolean sameCases(Contender other) {
        return difference(other).isEmpty();
    }

    /** In what the other's cases differ from these, in a few words that fit "expected these cases, got"; or nothing. */
    public Optional<String> difference(Contender other) {
        return SameCases.difference(this, other);
    }

    boolean once() {
        return times.size() == 1;
    }

    /** Its folds' samples, or all cases together where no fold holds both classes and two subjects. */
    List<List<Sample>> samples() {
        List<List<Sample>> samples = times.stream()
                .map(time -> byFold(time).stream().map(Sample::new).toList())
                .toList();
        boolean parted = samples.stream().flatMap(List::stream).anyMatch(Sample::stands);
        return parted ? samples : together();
    }

    private List<List<Sample>> together() {
        return times.stream().map(time -> List.of(new Sample(time))).toList();
    }

    /** Those of some cases alone, all folds together. */
    List<List<Sample>> samples(Set<String> ids) {
        return times.stream()
                .map(time -> List.of(new Sample(
                        time.stream().filter(each -> ids.contains(each.id())).toList())))
                .toList();
    }

    /** The first time's predictions in the order of the cases' ids. */
    Map<String, Prediction> first() {
        Map<String, Prediction> byId = new LinkedHashMap<>();
        times.getFirst().stream()
                .sorted(Comparator.comparing(Prediction::id))
                .forEach(each -> byId.put(each.id(), each));
        return byId;
    }
}
