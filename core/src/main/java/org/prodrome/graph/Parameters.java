package org.prodrome.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of a network's parameters, by name. A value itself: training returns another one. */
public record Parameters(SortedMap<String, Array> arrays) {
    public Parameters {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
    }

    /** @throws GraphException if there is none of that name */
    public Array get(String name) {
        Array array = arrays.get(name);
        if (array == null) {
            throw new GraphException("parameter " + name + ": expected one of " + arrays.keySet() + ", got none");
        }
        return array;
    }
}
