package org.prodrome.evaluate.split;

import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/**
 * Nested cross-validation: the folds of one protocol, within whose training sides those of another choose. What is
 * judged is then the way of choosing as well, and no figure was chosen by its own test cases.
 *
 * @param outer judges; its folds are those that it deals alone
 * @param inner chooses
 */
public record Nesting(Protocol outer, Protocol inner) implements Protocol {
    public Nesting {
        if (outer instanceof Nesting || inner instanceof Nesting) {
            throw new IllegalArgumentException("protocol: expected one nested in another, got more");
        }
        if (inner instanceof OfficialSplit) {
            throw new IllegalArgumentException(
                    "protocol: expected inner folds of the training part's own, got " + inner.name());
        }
    }

    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        return outer.split(cases, seed);
    }

    /**
     * The inner folds of a fold.
     *
     * @throws IllegalArgumentException if its training side can't be parted so; the message says what is missing
     */
    public Nested nested(Split fold, Seed seed) {
        return new Nested(fold, inner(fold.train(), seed.split(fold.fold())));
    }

    /** The folds to choose by among all cases, for what is made of all. */
    public List<Split> inner(List<Case> cases, Seed seed) {
        return inner.split(cases, seed.split("inner"));
    }

    @Override
    public List<Case> counted(List<Case> cases) {
        return outer.counted(cases);
    }

    @Override
    public String name() {
        return "nested " + outer.name() + ", chosen by " + inner.name();
    }
}
