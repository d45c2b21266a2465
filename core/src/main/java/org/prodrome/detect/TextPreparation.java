package org.prodrome.detect;

import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Text;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;
import org.prodrome.signal.Words;

/**
 * A text as the numbers of its words, in windows; a text that is shorter is filled up with 0. A word's number is its
 * hash (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009) and so the same for every
 * text, and what lies beside a detector spells out no word. Which words a model knows, it measures of its training
 * cases; that vocabulary is in its graph.
 *
 * @param length words a window
 * @param hop words from one window to the next
 */
public record TextPreparation(int length, int hop) implements Preparation {
    private static final int LONGEST = 1 << 16;

    public TextPreparation {
        Settings.require(length >= 1 && length <= LONGEST, "length", "1 to " + LONGEST + " words", length);
        Settings.require(hop >= 1 && hop <= length, "hop", "1 word to a window", hop);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Text.class);
    }

    @Override
    public Grid grid() {
        return Grid.ofSymbols(length, Words.NUMBERS);
    }

    @Override
    public Windows windows() {
        return new Windows(length, hop);
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        if (!(payload instanceof Text text)) {
            throw Settings.wrongKind(where, "a text", payload);
        }
        int[] words = Words.of(text.text());
        if (words.length == 0) {
            throw new FormatException(where, "a text of a word or more", "none");
        }
        float[] values = new float[Math.max(length, words.length)];
        for (int i = 0; i < words.length; i++) {
            values[i] = words[i];
        }
        return new Field(values, 1, values.length);
    }
}
