package org.prodrome.evaluate.split;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Case.Part;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;

/**
 * The split that a data set's source published: its test cases are tested by what was learnt from its others. Cases
 * that it doesn't part are left out.
 *
 * @param byRecord whether each case counts as a subject of its own, for splits that put subjects on both sides: what
 *     they show holds for more of these subjects' cases, not for others'
 */
public record OfficialSplit(boolean byRecord) implements Protocol {
    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        List<Case> parted =
                counted(cases).stream().filter(each -> each.part().isPresent()).toList();
        if (parted.isEmpty()) {
            throw new IllegalArgumentException(
                    name() + ": expected a data set with a published split, got one without; a protocol such as"
                            + " 5-fold makes one");
        }
        return List.of(
                Parting.byTest(0, "published split", parted, each -> each.part().orElseThrow() == Part.TEST));
    }

    @Override
    public List<Case> counted(List<Case> cases) {
        return byRecord
                ? cases.stream()
                        .map(each -> each.of(Subject.ofRecord(each.id())))
                        .toList()
                : cases;
    }

    @Override
    public String name() {
        return byRecord ? "official-by-record" : "official";
    }
}
