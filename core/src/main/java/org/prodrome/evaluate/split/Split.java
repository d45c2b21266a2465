package org.prodrome.evaluate.split;

import java.util.List;
import org.prodrome.data.Case;

/**
 * One fold: the cases to learn from and the cases to be judged on. No subject stands on both sides. Cases of unknown
 * label are kept on either side; who learns or judges leaves out those that it can't use.
 *
 * @param fold from 0
 * @param repeat which time the cases were parted, from 0
 * @param name such as "fold 1" or "training-a left out"
 */
public record Split(int fold, int repeat, String name, List<Case> train, List<Case> test) {
    /** @throws IllegalArgumentException if a side is empty, or if a subject stands on both */
    public Split {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (fold < 0 || repeat < 0) {
            throw new IllegalArgumentException(
                    name + ": expected a fold and a repeat from 0, got " + fold + " and " + repeat);
        }
        Sides.check(name, "train", train, "test", test);
    }

    /** Of cases that are parted once. */
    public Split(int fold, String name, List<Case> train, List<Case> test) {
        this(fold, 0, name, train, test);
    }
}
