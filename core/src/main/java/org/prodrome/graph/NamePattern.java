package org.prodrome.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.NearMiss;

/** Picks names by patterns in which {@code *} stands for any letters, also none, and {@code ?} for one. */
final class NamePattern {
    private NamePattern() {}

    /** @throws GraphException if a pattern matches none of the names */
    static Set<String> pick(Collection<String> names, String... patterns) {
        Set<String> picked = new LinkedHashSet<>();
        for (String pattern : patterns) {
            Pattern regular = Pattern.compile(
                    Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
            boolean found = false;
            for (String name : names) {
                if (regular.matcher(name).matches()) {
                    picked.add(name);
                    found = true;
                }
            }
            if (!found) {
                throw new GraphException("pattern " + pattern + ": expected the name of an initializer, got none that"
                        + " matches"
                        + NearMiss.of(pattern, choices(names))
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
        return picked;
    }

    /** The names, and what stands before each of their dots with a star after it. */
    private static Set<String> choices(Collection<String> names) {
        Set<String> choices = new LinkedHashSet<>(names);
        for (String name : names) {
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                choices.add(name.substring(0, dot) + ".*");
            }
        }
        return choices;
    }
}
