package org.prodrome.detect;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.model.Target;
import org.prodrome.signal.Field;
import org.prodrome.signal.Words;

/** Brings intervals of a text to its words, as tags that say where one begins and which words are inside. */
public record TagPreparation(TextPreparation of) implements Drawn {
    /** @throws IllegalArgumentException if cases are no texts */
    public static TagPreparation upon(Preparation of) {
        if (of instanceof TextPreparation text) {
            return new TagPreparation(text);
        }
        throw new IllegalArgumentException("tags: expected texts, whose words are tagged, got " + of);
    }

    /**
     * A tag each word, {@link Target.Tags}; what is beyond the words isn't known, nor an abnormal text without
     * intervals.
     */
    @Override
    public Field field(Case one, Field field) throws IOException, FormatException {
        float[] values = new float[field.length()];
        Arrays.fill(values, Float.NaN);
        if (!(one.payload() instanceof Text text)) {
            throw Settings.wrongKind("case " + one.id(), "a text", one.payload());
        }
        int[] tags = tags(text.text(), one.truth());
        for (int i = 0; i < tags.length; i++) {
            values[i] = tags[i];
        }
        return Field.ofTime(values);
    }

    /** A tag each word; none where they aren't known. */
    public static int[] tags(String text, Truth truth) {
        boolean nothing = truth.label() == Truth.Label.NORMAL;
        if (truth.intervals().isEmpty() && !nothing) {
            return new int[0];
        }
        List<Words.Place> words = Words.places(text);
        int[] tags = new int[words.size()];
        for (Truth.Interval interval : nothing ? List.<Truth.Interval>of() : truth.intervals()) {
            int tag = Target.Tags.BEGINS;
            for (int i = 0; i < tags.length; i++) {
                Words.Place word = words.get(i);
                if (word.start() < interval.end() && word.end() > interval.start()) {
                    tags[i] = tag;
                    tag = Target.Tags.INSIDE;
                }
            }
        }
        return tags;
    }
}
