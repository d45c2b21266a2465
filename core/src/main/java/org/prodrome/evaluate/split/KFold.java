package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

/**
 * k folds by subject, each with its share of the abnormal, of the normal and of every site: between two folds the
 * number of subjects of a label, of a label at a site, and of all differ by one at most.
 *
 * @param k 2 or more
 */
public record KFold(int k) implements Protocol {
    public KFold {
        if (k < 2) {
            throw new IllegalArgumentException("protocol: expected 2 folds or more, got " + k + "-fold");
        }
    }

    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        List<Person> people = Person.of(cases);
        if (people.size() < k) {
            throw new IllegalArgumentException(name() + ": expected at least " + k + " subjects, got " + people.size());
        }
        Map<String, Integer> foldOf = new HashMap<>();
        for (Label label : List.of(Label.ABNORMAL, Label.NORMAL, Label.UNKNOWN)) {
            for (Person person : Deck.of(people, label, seed)) {
                foldOf.put(person.id(), foldOf.size() % k);
            }
        }
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            int tested = fold;
            splits.add(Parting.byTest(
                    fold,
                    "fold " + (fold + 1),
                    cases,
                    each -> Objects.equals(foldOf.get(each.subject().id()), tested)));
        }
        return List.copyOf(splits);
    }

    @Override
    public String name() {
        return k + "-fold";
    }
}
