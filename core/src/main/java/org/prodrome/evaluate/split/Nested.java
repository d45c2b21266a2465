package org.prodrome.evaluate.split;

import java.util.List;

/**
 * A fold within whose training side folds are dealt once more, to choose by (nested cross-validation): what is chosen
 * on the inner folds is judged on the outer test side, which none of them holds.
 *
 * @param inner folds of {@code outer.train()}
 */
public record Nested(Split outer, List<Split> inner) {
    /** @throws IllegalArgumentException if a subject of the outer test side stands in an inner fold */
    public Nested {
        inner = List.copyOf(inner);
        for (Split split : inner) {
            Sides.check(outer.name() + ", " + split.name(), "inner train", split.train(), "outer test", outer.test());
            Sides.check(outer.name() + ", " + split.name(), "inner test", split.test(), "outer test", outer.test());
        }
    }
}
