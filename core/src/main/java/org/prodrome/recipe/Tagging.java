package org.prodrome.recipe;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Text;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.Entities;
import org.prodrome.detect.TagPreparation;
import org.prodrome.evaluate.EntityFigures;
import org.prodrome.evaluate.WordSpan;
import org.prodrome.model.Target;

/** What tags of words say, beside what is known. */
final class Tagging {
    private Tagging() {}

    /**
     * Reads each word's likeliest tag.
     *
     * @param tags how likely each is: [word, tag]
     * @return empty where it isn't known where the case has entities
     */
    static Optional<EntityFigures.Compared> compared(Case one, AnomalyMap tags) throws IOException, FormatException {
        if (!(one.payload() instanceof Text text)) {
            return Optional.empty();
        }
        int[] known = TagPreparation.tags(text.text(), one.truth());
        if (known.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new EntityFigures.Compared(one.subject(), Entities.spans(tags, known.length), spans(known)));
    }

    private static Set<WordSpan> spans(int[] tags) {
        boolean[] begins = new boolean[tags.length];
        boolean[] inside = new boolean[tags.length];
        for (int i = 0; i < tags.length; i++) {
            begins[i] = tags[i] == Target.Tags.BEGINS;
            inside[i] = tags[i] == Target.Tags.INSIDE;
        }
        return WordSpan.of(begins, inside);
    }
}
