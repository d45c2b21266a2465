package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/** Each subject in turn, in the order of their ids, is tested by what was learnt from all the others. */
public record LeaveOneSubjectOut() implements Protocol {
    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        List<Person> people = Person.of(cases);
        if (people.size() < 2) {
            throw new IllegalArgumentException(name() + ": expected at least 2 subjects, got " + people.size());
        }
        List<Split> splits = new ArrayList<>();
        for (Person person : people) {
            splits.add(Parting.byTest(
                    splits.size(),
                    person.id() + " left out",
                    cases,
                    each -> each.subject().id().equals(person.id())));
        }
        return List.copyOf(splits);
    }

    @Override
    public String name() {
        return "leave-one-subject-out";
    }
}
