package org.prodrome.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an equation such as {@code bij,bjk->bik} makes of shapes.
 *
 * @param terms of the operands, without blanks
 * @param output its letters; those that stand in one operand once where the equation has no arrow
 */
record EinsumShape(List<String> terms, String output) {
    static final String ELLIPSIS = "...";

    static EinsumShape of(String equation) {
        String[] sides = equation.replace(" ", "").split("->", 2);
        List<String> terms = List.of(sides[0].split(",", -1));
        String all = String.join("", terms).replace(ELLIPSIS, "");
        Map<Integer, Long> times =
                all.chars().boxed().collect(Collectors.groupingBy(letter -> letter, Collectors.counting()));
        String once = all.chars()
                .filter(letter -> times.getOrDefault(letter, 0L) == 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return new EinsumShape(terms, sides.length > 1 ? sides[1].replace(ELLIPSIS, "") : once);
    }

    /** Lengths of the output's axes, in any order: those of an ellipsis come first. */
    long[] output(Operands x) {
        Map<Character, Long> lengths = new HashMap<>();
        long[] hidden = new long[0];
        for (int i = 0; i < Math.min(terms.size(), x.count()); i++) {
            String term = terms.get(i);
            long[] shape = x.get(i).shape();
            int dots = term.indexOf(ELLIPSIS);
            String letters = term.replace(ELLIPSIS, "");
            int covered = shape.length - letters.length();
            if (covered < 0) {
                return new long[0]; // which libtorch refuses with a better word
            }
            int before = dots < 0 ? letters.length() : dots;
            for (int at = 0; at < letters.length(); at++) {
                lengths.merge(letters.charAt(at), shape[at < before ? at : at + covered], Math::max);
            }
            hidden = Growth.stretched(hidden, Arrays.copyOfRange(shape, before, before + covered));
        }
        long[] made = Arrays.copyOf(hidden, hidden.length + output.length());
        for (int at = 0; at < output.length(); at++) {
            made[hidden.length + at] = lengths.getOrDefault(output.charAt(at), 1L);
        }
        return made;
    }
}
