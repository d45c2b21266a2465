package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;
import org.prodrome.detect.Preparation;
import org.prodrome.graph.Array;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;
import org.prodrome.signal.Windows;
import org.prodrome.train.Loop;

/** Draws windows at random places of cases that are drawn at random, as a {@link Balance} says. */
final class WindowBatches implements Loop.Batches {
    private final List<Group> groups;
    private final int count;
    private final Windows windows;
    private final Grid grid;
    private final int size;
    private final Augmenting augmenting;
    private final Targets targets;
    private final Seed seed;

    /**
     * Cases that are drawn in two steps: a class, then one of its members.
     *
     * @param upTo cases in this group and those before it
     * @param classes none is empty
     */
    private record Group(int upTo, List<List<Prepared>> classes) {}

    WindowBatches(
            List<Prepared> cases,
            Balance balance,
            Preparation preparation,
            int size,
            Augmenting augmenting,
            Targets targets,
            Seed seed) {
        this.groups = groups(cases, balance);
        this.count = cases.size();
        this.windows = preparation.windows();
        this.grid = preparation.grid();
        this.size = size;
        this.augmenting = augmenting;
        this.targets = targets;
        this.seed = seed;
    }

    private static List<Group> groups(List<Prepared> cases, Balance balance) {
        Map<String, List<Prepared>> parts = new TreeMap<>();
        for (Prepared one : cases) {
            String part = switch (balance) {
                case NONE, LABELS, CLASSES -> "";
                case LABELS_WITHIN_SITES -> one.of().site();
            };
            parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(one);
        }
        List<Group> groups = new ArrayList<>();
        int upTo = 0;
        for (List<Prepared> members : parts.values()) {
            upTo += members.size();
            groups.add(new Group(
                    upTo,
                    switch (balance) {
                        case NONE -> List.of(members);
                        case LABELS, LABELS_WITHIN_SITES -> by(one -> one.abnormal() ? "abnormal" : "", members);
                        case CLASSES -> by(WindowBatches::classes, members);
                    }));
        }
        return groups;
    }

    /** Parts cases by a word that each has, in the words' order. */
    private static List<List<Prepared>> by(Function<Prepared, String> word, List<Prepared> members) {
        return List.copyOf(members.stream()
                .collect(Collectors.groupingBy(word, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** Empty of a normal case, so that it comes first. */
    private static String classes(Prepared one) {
        return one.abnormal()
                ? "abnormal " + one.of().truth().classes().stream().sorted().toList()
                : "";
    }

    @Override
    public Map<String, Array> at(long step) {
        SplittableRandom random = seed.split(step).random();
        float[] input = new float[Math.toIntExact(size * grid.size())];
        float[] label = new float[size];
        float[] position = new float[size];
        Targets.Told told = targets.batch(size, grid, windows);
        for (int i = 0; i < size; i++) {
            Prepared one = draw(random);
            int room = Math.max(1, one.field().length() - windows.length() + 1);
            int start = random.nextInt(room);
            windows.copy(one.field(), start, input, i);
            position[i] = windows.position(start, one.field().length());
            label[i] = one.abnormal() ? 1 : 0;
            told.put(i, one, start);
        }
        augmenting.change(
                told.samples(input, label),
                grid,
                seed.split(step).split("augmentation").random());
        Map<String, Array> batch = told.arrays();
        batch.put(Model.INPUT, Array.of(input, grid.shape(size)));
        batch.put(Model.POSITION, Array.of(position, size, 1));
        batch.put(Objective.LABEL, Array.of(label, size));
        return batch;
    }

    private Prepared draw(SplittableRandom random) {
        int place = random.nextInt(count);
        Group group = groups.stream()
                .filter(candidate -> place < candidate.upTo())
                .findFirst()
                .orElseThrow();
        List<Prepared> members =
                group.classes().get(random.nextInt(group.classes().size()));
        return members.get(random.nextInt(members.size()));
    }
}
