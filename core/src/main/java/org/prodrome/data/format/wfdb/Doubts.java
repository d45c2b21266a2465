package org.prodrome.data.format.wfdb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Warnings, each once, and of many the first. */
final class Doubts {
    private static final int MOST = 20;

    private final Set<String> lines = new LinkedHashSet<>();
    private int more;

    void add(String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        } else if (!lines.contains(line)) {
            more++;
        }
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add(more + " more of the kind");
        }
        return all;
    }
}
