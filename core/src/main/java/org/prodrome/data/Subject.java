package org.prodrome.data;

/**
 * Whom a case is of. Splits part subjects, never cases.
 *
 * @param id unique within the data set, never a patient's name
 * @param known false where the source names no subjects, so that each record has to stand for one
 */
public record Subject(String id, boolean known) {
    public static Subject of(String id) {
        return new Subject(id, true);
    }

    /** The record stands for its unknown subject. */
    public static Subject ofRecord(String record) {
        return new Subject(record, false);
    }
}
