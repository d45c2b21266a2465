package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;
import org.prodrome.signal.Field;

class WindowBatchesTest {
    private static final int BATCH = 500;
    private static final Preparation WINDOWS = new SignalPreparation(1, 1, 4, 2);

    /** Nine recordings at site a, one of them abnormal; three at site b, two of them abnormal. Samples tell which. */
    private static List<Prepared> cases() {
        List<Prepared> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean abnormal = i == 0 || i == 9 || i == 10;
            float[] samples = new float[5 + i];
            Arrays.fill(samples, i);
            Truth truth = Truth.of(abnormal ? Label.ABNORMAL : Label.NORMAL);
            cases.add(new Prepared(
                    new Case("case-" + i, Subject.ofRecord("case-" + i), i < 9 ? "a" : "b", truth, () -> {
                        throw new AssertionError("nobody reads it again");
                    }),
                    () -> Field.ofTime(samples)));
        }
        return cases;
    }

    /** How often each recording is drawn, as a share. */
    private static Map<Integer, Double> shares(Balance balance) {
        WindowBatches batches =
                new WindowBatches(cases(), balance, WINDOWS, BATCH, Augmenting.NONE, Targets.NONE, new Seed(4));
        Map<Integer, Double> shares = new TreeMap<>();
        int steps = 20;
        for (int step = 0; step < steps; step++) {
            var batch = batches.at(step);
            float[] signal = Objects.requireNonNull(batch.get(Model.INPUT)).floats();
            float[] label = Objects.requireNonNull(batch.get(Objective.LABEL)).floats();
            for (int i = 0; i < BATCH; i++) {
                int drawn = (int) signal[i * WINDOWS.windows().length()];
                assertThat(label[i]).isEqualTo(drawn == 0 || drawn == 9 || drawn == 10 ? 1 : 0);
                shares.merge(drawn, 1.0 / BATCH / steps, Double::sum);
            }
        }
        return shares;
    }

    @Test
    void drawsAllAlike() {
        assertThat(shares(Balance.NONE))
                .hasSize(12)
                .allSatisfy((_, share) -> assertThat(share).isCloseTo(1 / 12.0, within(0.01)));
    }

    @Test
    void drawsBothLabelsEquallyOften() {
        shares(Balance.LABELS)
                .forEach((drawn, share) -> assertThat(share)
                        .isCloseTo(drawn == 0 || drawn == 9 || drawn == 10 ? 0.5 / 3 : 0.5 / 9, within(0.015)));
    }

    @Test
    void drawsSitesByTheirSizeAndTheirLabelsEquallyOften() {
        Map<Integer, Double> shares = shares(Balance.LABELS_WITHIN_SITES);
        assertThat(shares.get(0)).isCloseTo(0.375, within(0.02));
        assertThat(shares.get(3)).isCloseTo(0.375 / 8, within(0.01));
        assertThat(shares.get(9)).isCloseTo(0.125 / 2, within(0.01));
        assertThat(shares.get(11)).isCloseTo(0.125, within(0.015));
    }

    @Test
    void aStepGivesTheSameBatchWhoeverAsksAndWhen() {
        WindowBatches one =
                new WindowBatches(cases(), Balance.LABELS, WINDOWS, 8, Augmenting.NONE, Targets.NONE, new Seed(4));
        WindowBatches other =
                new WindowBatches(cases(), Balance.LABELS, WINDOWS, 8, Augmenting.NONE, Targets.NONE, new Seed(4));
        float[] late = Objects.requireNonNull(one.at(7).get(Model.INPUT)).floats();
        other.at(3);
        assertThat(Objects.requireNonNull(other.at(7).get(Model.INPUT)).floats())
                .isEqualTo(late);
    }
}
