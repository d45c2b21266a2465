package org.prodrome.data;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whom a case is of. Splits part subjects, never cases.
 *
 * @param id unique within the data set, never a patient's name
 * @param known false where the source names no subjects, so that each record has to stand for one
 */
public record Subject(String id, boolean known) {
    /** A number from 0 for each, in the order of their ids, so that no order of cases decides anything. */
    public static Map<String, Integer> numbered(Stream<Subject> subjects) {
        Map<String, Integer> numbers = new HashMap<>();
        subjects.map(Subject::id).distinct().sorted().forEach(id -> numbers.put(id, numbers.size()));
        return numbers;
    }

    public static Subject of(String id) {
        return new Subject(id, true);
    }

    /** The record stands for its unknown subject. */
    public static Subject ofRecord(String record) {
        return new Subject(record, false);
    }
}
