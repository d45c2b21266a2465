package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.graph.Array;
import org.prodrome.model.Grid;
import org.prodrome.model.Target;
import org.prodrome.signal.Windows;

/**
 * What a model is told of each case beside its label.
 *
 * @param subjects the place of each of the training fold's subjects, by its id
 */
record Targets(List<Target> wanted, Map<String, Integer> subjects) {
    static final Targets NONE = new Targets(List.of(), Map.of());

    Targets {
        wanted = List.copyOf(wanted);
        subjects = Map.copyOf(subjects);
    }

    /** @param learned the training fold's cases */
    static Targets of(List<Target> wanted, List<Prepared> learned) {
        boolean told = wanted.stream().anyMatch(Target.Subject.class::isInstance);
        return new Targets(
                wanted,
                told ? Subject.numbered(learned.stream().map(one -> one.of().subject())) : Map.of());
    }

    /**
     * Whether the cases say what is wanted.
     *
     * @param cases labelled
     * @throws IllegalArgumentException if not; the message says what is missing
     */
    static void check(List<Target> wanted, List<Case> cases) {
        for (Target target : wanted) {
            switch (target) {
                case Target.Classes classes -> cases.forEach(classes::of);
                case Target.Subject _ -> {
                    if (cases.stream().map(Case::subject).distinct().count() < 2) {
                        throw new IllegalArgumentException("training: expected 2 subjects or more, to be told apart");
                    }
                }
                case Target.Severity severity ->
                    require(cases.stream().anyMatch(one -> severity.of(one).isPresent()), "severity");
                case Target.Tags _ ->
                    require(
                            cases.stream()
                                    .anyMatch(one -> !one.truth().intervals().isEmpty()),
                            "entities' intervals");
                case Target.Mask _ ->
                    require(
                            cases.stream()
                                    .anyMatch(one -> one.truth().mask().isPresent()
                                            || !one.truth().boxes().isEmpty()
                                            || !one.truth().intervals().isEmpty()),
                            "mask, boxes or intervals");
            }
        }
    }

    private static void require(boolean known, String what) {
        if (!known) {
            throw new IllegalArgumentException("training: expected cases whose " + what + " is known, got none");
        }
    }

    /** Begins a batch of so many samples. */
    Told batch(int size, Grid grid, Windows windows) {
        Map<Target, float[]> values = new LinkedHashMap<>();
        wanted.forEach(target -> values.put(target, new float[Math.multiplyExact(size, target.size(grid))]));
        return new Told(values, size, grid, windows);
    }

    /** What is told of a batch. */
    final class Told {
        private final Map<Target, float[]> values;
        private final int size;
        private final Grid grid;
        private final Windows windows;

        private Told(Map<Target, float[]> values, int size, Grid grid, Windows windows) {
            this.values = values;
            this.size = size;
            this.grid = grid;
            this.windows = windows;
        }

        /** Tells of a case whose window, from a start on, is the sample at a place. */
        void put(int place, Prepared one, int start) {
            values.forEach((target, batch) -> put(target, batch, place, one, start));
        }

        private void put(Target target, float[] batch, int place, Prepared one, int start) {
            int from = place * target.size(grid);
            switch (target) {
                case Target.Classes classes -> {
                    for (int of : classes.of(one.of())) {
                        batch[from + of] = 1;
                    }
                }
                case Target.Subject(int most) -> {
                    Integer of = subjects.get(one.of().subject().id());
                    if (of != null && of < most) {
                        batch[from + of] = 1;
                    }
                }
                case Target.Severity severity ->
                    batch[from] = (float) severity.of(one.of()).orElse(Double.NaN);
                case Target.Mask _, Target.Tags _ ->
                    windows.copy(one.mask().orElseThrow().field(), start, batch, place);
            }
        }

        /** The batch, to be augmented in place. */
        Augmenting.Samples samples(float[] inputs, float[] labels) {
            List<float[]> told = new ArrayList<>(List.of(labels));
            values.forEach((target, batch) -> {
                if (!(target instanceof Target.Mask)) {
                    told.add(batch);
                }
            });
            return new Augmenting.Samples(size, inputs, mask(), told);
        }

        private Optional<float[]> mask() {
            return values.entrySet().stream()
                    .filter(entry -> entry.getKey() instanceof Target.Mask)
                    .map(entry -> Objects.requireNonNull(entry.getValue()))
                    .findFirst();
        }

        /** By the inputs' names. */
        Map<String, Array> arrays() {
            Map<String, Array> arrays = new HashMap<>();
            values.forEach((target, batch) -> arrays.put(target.input(), Array.of(batch, target.shape(grid, size))));
            return arrays;
        }
    }
}
