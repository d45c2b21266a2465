package org.prodrome.detect;

import java.util.List;
import java.util.Set;
import org.prodrome.data.Text;
import org.prodrome.evaluate.WordSpan;
import org.prodrome.model.Target;
import org.prodrome.signal.Words;

/** The entities that tags of words tell, each word by its likeliest tag. */
public final class Entities {
    private Entities() {}

    /**
     * As words.
     *
     * @param tags how likely each tag of each word is: [word, tag]
     * @param words how many there are
     */
    public static Set<WordSpan> spans(AnomalyMap tags, int words) {
        boolean[] begins = new boolean[words];
        boolean[] inside = new boolean[words];
        for (int word = 0; word < words; word++) {
            int tag = likeliest(tags.values(), word * Target.Tags.COUNT);
            begins[word] = tag == Target.Tags.BEGINS;
            inside[word] = tag == Target.Tags.INSIDE;
        }
        return WordSpan.of(begins, inside);
    }

    /** As characters, in the text's order. */
    static List<Finding.Entity> of(Text text, AnomalyMap tags) {
        List<Words.Place> words = Words.places(text.text());
        return spans(tags, words.size()).stream()
                .map(span -> new Finding.Entity(
                        words.get(span.from()).start(), words.get(span.to() - 1).end()))
                .toList();
    }

    private static int likeliest(float[] values, int from) {
        int best = 0;
        for (int tag = 1; tag < Target.Tags.COUNT; tag++) {
            best = values[from + tag] > values[from + best] ? tag : best;
        }
        return best;
    }
}
