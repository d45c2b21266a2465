package org.prodrome.data.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things in disjoint parts, which can be joined (union-find with path halving). */
final class Partition<T> {
    private final List<T> things;
    private final Map<T, Integer> places = new HashMap<>();
    private final int[] parents;

    Partition(List<T> things) {
        this.things = List.copyOf(things);
        this.parents = new int[things.size()];
        for (int i = 0; i < parents.length; i++) {
            places.put(things.get(i), i);
            parents[i] = i;
        }
    }

    void join(T left, T right) {
        int one = root(place(left));
        int other = root(place(right));
        parents[Math.max(one, other)] = Math.min(one, other);
    }

    /** The first thing of a thing's part. */
    T first(T of) {
        return things.get(root(place(of)));
    }

    List<List<T>> parts() {
        Map<Integer, List<T>> parts = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i++) {
            parts.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(things.get(i));
        }
        return List.copyOf(parts.values());
    }

    private int place(T thing) {
        Integer place = places.get(thing);
        if (place == null) {
            throw new IllegalArgumentException("expected one of the " + parents.length + " things, got another");
        }
        return place;
    }

    private int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
