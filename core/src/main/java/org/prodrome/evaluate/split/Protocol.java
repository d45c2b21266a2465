package org.prodrome.evaluate.split;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/** How cases are parted into folds: always by subject, but for the one that says otherwise in its name. */
public sealed interface Protocol
        permits KFold, Repeated, LeaveOneSiteOut, LeaveOneSubjectOut, ByTime, OfficialSplit, Nesting {

    /**
     * The folds in order. Which fold a subject is tested in depends on the cases and the seed alone, not on the cases'
     * order; within a side the cases keep it. No case is tested twice but by {@link Repeated}, in differing times.
     *
     * @throws IllegalArgumentException if the cases can't be parted so; the message says what is missing
     */
    List<Split> split(List<Case> cases, Seed seed);

    /** The cases, each counted to the subject by which this parts them: its own, or itself where it goes by record. */
    default List<Case> counted(List<Case> cases) {
        return cases;
    }

    /** As recipes write it; {@link #parse} reads it back. */
    String name();

    /**
     * Reads "5-fold" (or any other number from 2), "5-fold 3 times", "leave-one-site-out", "leave-one-subject-out", "by
     * time, last 20 %", "official" or "official-by-record", or one of them nested as in "nested 5-fold, chosen by
     * 3-fold".
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    static Protocol parse(String text) {
        return ProtocolText.parse(text.strip());
    }
}
