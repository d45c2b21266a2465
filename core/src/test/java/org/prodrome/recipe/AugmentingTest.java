package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.model.Grid;
import org.prodrome.signal.augment.Elastic;
import org.prodrome.signal.augment.Flip;

final class AugmentingTest {
    private static final Grid PAIR = Grid.ofSpace(1, 2);

    @Test
    void everyWindowIsChangedByItself() {
        float[] inputs = {1, 2, 3, 4};
        float[] labels = {0, 1};
        new Augmenting(List.of(new Flip(0, 1)), 0).change(inputs, labels, PAIR, new Seed(1).random());
        assertThat(inputs).containsExactly(2, 1, 4, 3);
        assertThat(labels).containsExactly(0, 1);
    }

    @Test
    void mixedSamplesHaveMixedLabels() {
        double sum = 0;
        double extreme = 0;
        int draws = 2000;
        for (int seed = 0; seed < draws; seed++) {
            float[] inputs = {0, 0, 10, 10};
            float[] labels = {0, 1};
            new Augmenting(List.of(), 0.4).change(inputs, labels, PAIR, new Seed(seed).random());
            assertThat(labels[0] + labels[1]).isCloseTo(1, within(1e-6f));
            assertThat(inputs[0]).isCloseTo(10 * labels[0], within(1e-5f));
            assertThat(inputs[3]).isCloseTo(10 * labels[1], within(1e-5f));
            sum += labels[1];
            extreme += (labels[1] - 0.5) * (labels[1] - 0.5);
        }
        // Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)).
        assertThat(sum / draws).isCloseTo(0.5, within(0.03));
        assertThat(extreme / draws).isCloseTo(1 / (4 * 1.8), within(0.01));
    }

    @Test
    void refusesWhatCannotBeDoneToSuchWindows() {
        Grid row = new Grid(3, List.of(), OptionalDouble.empty(), true);
        assertThatThrownBy(() -> new Augmenting(List.of(new Elastic(0.1, 2)), 0).check(row))
                .hasMessageStartingWith("training.augment: expected what can be done to windows of 0 axes with gaps");
        assertThatThrownBy(() -> new Augmenting(List.of(), 0.4).check(row))
                .hasMessage("training.mix_up: expected 0 where values may be missing, got 0.4");
        new Augmenting(List.of(new Elastic(0.1, 2)), 0.4).check(PAIR);
    }
}
