package org.prodrome.evaluate;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Words in a row, by their places in a text.
 *
 * @param from the first
 * @param to after the last
 */
public record WordSpan(int from, int to) {
    public WordSpan {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("words: expected 0 <= from < to, got " + from + " to " + to);
        }
    }

    /**
     * The spans that tags tell, in their order.
     *
     * @param begins [word] whether one begins there
     * @param inside [word] whether one goes on there; after a word that is in none, one begins
     */
    public static Set<WordSpan> of(boolean[] begins, boolean[] inside) {
        Set<WordSpan> spans = new LinkedHashSet<>();
        int from = -1;
        for (int i = 0; i <= begins.length; i++) {
            boolean goesOn = i < begins.length && inside[i] && !begins[i];
            if (from >= 0 && !goesOn) {
                spans.add(new WordSpan(from, i));
                from = -1;
            }
            if (i < begins.length && (begins[i] || (inside[i] && from < 0))) {
                from = i;
            }
        }
        return spans;
    }
}
