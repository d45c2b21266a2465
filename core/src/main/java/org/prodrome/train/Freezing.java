package org.prodrome.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.prodrome.data.NearMiss;

/** Chooses parameters by name. */
final class Freezing {
    private Freezing() {}

    /**
     * The names that a pattern means.
     *
     * @param patterns names, or names in which {@code *} stands for any number of characters and {@code ?} for one
     * @throws IllegalArgumentException if a pattern matches nothing; the message names the nearest that does
     */
    static Set<String> chosen(List<String> patterns, Collection<String> names) {
        Set<String> chosen = new TreeSet<>();
        for (String pattern : patterns) {
            Pattern glob = Pattern.compile(expression(pattern), Pattern.DOTALL);
            List<String> matched =
                    names.stream().filter(name -> glob.matcher(name).matches()).toList();
            if (matched.isEmpty()) {
                throw new IllegalArgumentException("freeze: expected a parameter's name, or a pattern such as block1.*,"
                        + " got '" + pattern + "', which matches none of " + names.size() + " parameters"
                        + NearMiss.of(pattern, choices(names))
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            chosen.addAll(matched);
        }
        return chosen;
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (char letter : pattern.toCharArray()) {
            expression.append(
                    switch (letter) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return expression.toString();
    }

    /** The names, and what stands before each dot with a star after it. */
    private static List<String> choices(Collection<String> names) {
        Set<String> choices = new TreeSet<>(names);
        for (String name : names) {
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                choices.add(name.substring(0, dot) + ".*");
            }
        }
        return new ArrayList<>(choices);
    }
}
