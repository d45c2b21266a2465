package org.prodrome.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The choice that a mistyped word probably meant. */
public final class NearMiss {
    private NearMiss() {}

    /**
     * The choice reached from what was typed by the fewest insertions, deletions and replacements of letters
     * (Levenshtein 1966), case aside; empty where that would be more than a third of the choice's letters.
     */
    public static Optional<String> of(String typed, Collection<String> choices) {
        return choices.stream()
                .min(Comparator.comparingInt(choice -> distance(typed, choice)))
                .filter(choice -> distance(typed, choice) <= Math.max(1, choice.length() / 3));
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
