package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/**
 * k folds several times over, each time dealt anew: what the chance of one dealing does to a figure averages out. Every
 * case is tested once a time.
 *
 * @param times 2 or more
 */
public record Repeated(KFold folds, int times) implements Protocol {
    public Repeated {
        if (times < 2) {
            throw new IllegalArgumentException(
                    "protocol: expected 2 times or more, got " + folds.name() + " " + times + " times");
        }
    }

    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        List<Split> splits = new ArrayList<>();
        for (int repeat = 0; repeat < times; repeat++) {
            for (Split split : folds.split(cases, seed.split(repeat))) {
                splits.add(new Split(
                        splits.size(),
                        repeat,
                        "time " + (repeat + 1) + " " + split.name(),
                        split.train(),
                        split.test()));
            }
        }
        return List.copyOf(splits);
    }

    @Override
    public String name() {
        return folds.name() + " " + times + " times";
    }
}
