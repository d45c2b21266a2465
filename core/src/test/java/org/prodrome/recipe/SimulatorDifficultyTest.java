package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.evaluate.baseline.LogisticRegression;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.split.KFold;
import org.prodrome.evaluate.split.Split;
import org.prodrome.signal.Field;

/** A simulator that averages over time can solve would say nothing of what a detector has learned. */
@Tag("slow")
final class SimulatorDifficultyTest {

    @Test
    void leavesAveragesOverTimeBetweenChanceAndWorth() throws Exception {
        List<Double> aurocs = new ArrayList<>();
        for (long seed = 1; seed <= 4; seed++) {
            aurocs.add(baseline(new HeartSounds(300, 10).dataset(new Seed(seed)).cases()));
        }
        assertThat(aurocs).allSatisfy(auroc -> assertThat(auroc).isBetween(0.55, 0.82));
        assertThat(aurocs.stream().mapToDouble(a -> a).average().orElseThrow())
                .as("mean of %s", aurocs)
                .isBetween(0.60, 0.80);
    }

    private static double baseline(List<Case> cases) throws Exception {
        Map<String, double[]> features = new HashMap<>();
        try (MelStatistics mel = new MelStatistics(HeartSounds.RATE)) {
            for (Case one : cases) {
                features.put(one.id(), mel.of(Field.ofTime(((Signal) one.payload()).samples()[0])));
            }
        }
        double sum = 0;
        List<Split> splits = new KFold(5).split(cases, new Seed(0));
        for (Split split : splits) {
            LogisticRegression fitted = LogisticRegression.fit(rows(split.train(), features), abnormal(split.train()));
            double[] scores = split.test().stream()
                    .mapToDouble(one -> fitted.probability(Objects.requireNonNull(features.get(one.id()))))
                    .toArray();
            sum += Auroc.of(scores, abnormal(split.test()));
        }
        return sum / splits.size();
    }

    private static double[][] rows(List<Case> cases, Map<String, double[]> features) {
        return cases.stream()
                .map(one -> Objects.requireNonNull(features.get(one.id())))
                .toArray(double[][]::new);
    }

    private static boolean[] abnormal(List<Case> cases) {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).truth().label() == Label.ABNORMAL;
        }
        return abnormal;
    }
}
