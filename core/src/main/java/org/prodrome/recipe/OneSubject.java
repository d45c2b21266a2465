package org.prodrome.recipe;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

/**
 * Training cases that one subject alone has labels of, such as segments of its one recording: nobody else is there to
 * choose a threshold on, so that its cases are parted as if each were a subject's.
 */
final class OneSubject {
    private OneSubject() {}

    /**
     * The cases as they are where labelled ones are of several subjects, or there is one; else only those, each for
     * itself.
     */
    static List<Case> parted(List<Case> train) {
        List<Case> labelled = train.stream()
                .filter(one -> one.truth().label() != Label.UNKNOWN)
                .toList();
        long subjects =
                labelled.stream().map(one -> one.subject().id()).distinct().count();
        return subjects != 1 || labelled.size() == 1
                ? train
                : labelled.stream()
                        .map(one -> one.of(Subject.ofRecord(one.id())))
                        .toList();
    }
}
