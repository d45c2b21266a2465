package org.prodrome.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The choice that a mistyped word probably meant. */
public final class NearMiss {
    private static final int LONGEST = 100;

    private NearMiss() {}

    /**
     * The choice reached from what was typed by the fewest insertions, deletions, replacements and exchanges of
     * neighbouring letters (optimal string alignment; Damerau 1964), case aside; empty where that would be more than a
     * third of the choice's letters.
     */
    public static Optional<String> of(String typed, Collection<String> choices) {
        return choices.stream()
                .filter(choice -> Math.max(typed.length(), choice.length()) <= LONGEST)
                .min(Comparator.comparingInt(choice -> distance(typed, choice)))
                .filter(choice -> distance(typed, choice) <= Math.max(1, choice.length() / 3));
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (same(left, i, right, j) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && same(left, i, right, j - 1) && same(left, i - 1, right, j)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }

    /** Letters counted from 1. */
    private static boolean same(String left, int i, String right, int j) {
        return Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
    }
}
