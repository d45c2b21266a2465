package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/**
 * A data element.
 *
 * @param at where it begins in its source, in bytes
 */
record Element(int tag, Vr vr, Source source, long at, Content content) {
    FormatException bad(String expected, String got) {
        return source.bad(at, Tag.words(tag) + " to be " + expected, got);
    }
}
