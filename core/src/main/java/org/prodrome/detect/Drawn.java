package org.prodrome.detect;

import java.io.IOException;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.signal.Field;

/** What is known of a case at each place of its field, for models that learn from that. */
public sealed interface Drawn permits MaskPreparation, TagPreparation {
    /**
     * Brings it to the places; where it isn't known, not a number.
     *
     * @param field the case's
     * @throws FormatException if what is drawn is not on the case's grid, or not what it claims to be
     */
    Field field(Case one, Field field) throws IOException, FormatException;
}
