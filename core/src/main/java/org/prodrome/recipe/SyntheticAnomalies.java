package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.Scorer;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.signal.Field;
import org.prodrome.signal.ForeignPatch;

/**
 * Normal cases and anomalies made of each of them, to judge a one-class detector by before it has seen an abnormal
 * case.
 *
 * @param normal cases that nothing is learned from, 2 or more
 * @param others normal cases of other subjects, which the patches are taken from
 */
record SyntheticAnomalies(List<Prepared> normal, List<Prepared> others, Preparation preparation, Seed seed) {
    /** Anomalies of each normal case: with few cases one would be of little certainty. */
    private static final int EACH = 4;

    /** @throws IllegalArgumentException if there are too few normal cases */
    SyntheticAnomalies {
        require(normal.size());
    }

    static void require(int normal) {
        if (normal < 2) {
            throw new IllegalArgumentException(
                    "checkpoint: expected at least 2 normal cases held back to choose by, got " + normal
                            + "; hold back a larger part");
        }
    }

    /** How well the normal cases' scores and those of the anomalies are told apart; the same for the same scorer. */
    double auroc(Scorer scorer) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> made = new ArrayList<>();
        List<Integer> all = preparation.grid().lengths();
        List<Integer> lengths = preparation.slices() ? all : all.subList(1, all.size());
        for (Prepared one : normal) {
            Field field = one.field();
            scores.add(scorer.score(field).value());
            made.add(false);
            SplittableRandom random = seed.split(one.of().id()).random();
            for (int i = 0; i < EACH; i++) {
                Field other = others.get(random.nextInt(others.size())).field();
                scores.add(scorer.score(ForeignPatch.of(field, other, lengths, random))
                        .value());
                made.add(true);
            }
        }
        boolean[] abnormal = new boolean[made.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = made.get(i);
        }
        try {
            return Auroc.of(scores.stream().mapToDouble(each -> each).toArray(), abnormal);
        } catch (UndefinedMetricException e) {
            throw new IllegalStateException("no normal or no made case", e);
        }
    }
}
