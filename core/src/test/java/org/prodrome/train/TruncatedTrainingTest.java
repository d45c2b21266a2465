package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.Truncation;

class TruncatedTrainingTest {
    private static final int STEPS = 12;

    /** Whether sequences of one number a step rise or fall, by two layers. */
    private static Network network() {
        GraphBuilder g = new GraphBuilder("sequences");
        Value x = g.input("x", STEPS, GraphBuilder.ANY, 1);
        Recurrence.Result first = Recurrence.GRU.layer(g, "first", x, 1, 5, Direction.FORWARD);
        Recurrence.Result second = Recurrence.LSTM.layer(g, "second", first.states(), 5, 4, Direction.FORWARD);
        Value logit = Layers.reshape(g, Layers.dense(g, "head", second.last(), 4, 1), -1);
        g.output("logit", logit, GraphBuilder.ANY);
        return g.build();
    }

    private static Map<String, Array> batch(long step) {
        var random = new Seed(3).split(step).random();
        float[] x = new float[STEPS * 8];
        float[] label = new float[8];
        for (int i = 0; i < 8; i++) {
            label[i] = i % 2;
            for (int t = 0; t < STEPS; t++) {
                x[t * 8 + i] = (float) ((2 * label[i] - 1) * t / STEPS + 0.3 * random.nextGaussian());
            }
        }
        return Map.of("x", Array.of(x, STEPS, 8, 1), Objective.LABEL, Array.of(label, 8));
    }

    private static Parameters train(Network network, Truncation truncation, long rounds, List<Double> losses) {
        Phase phase = new Phase(
                        "train",
                        network.trainable(),
                        new Objective.BinaryCrossEntropy("logit"),
                        new Optimiser.Sgd(0.5, 0, false, 0),
                        Schedule.CONSTANT)
                .with(truncation);
        return Loop.train(
                network,
                network.initialise(new Seed(7)),
                List.of(phase),
                TruncatedTrainingTest::batch,
                rounds,
                Device.CPU,
                new Seed(8),
                (_, _, loss) -> losses.add(loss));
    }

    /** The state is carried, so the first loss is that of the whole; what is learned from it is less, and enough. */
    @Test
    void learnsFromTheLastPiecesOfWhatItHears() {
        List<Double> whole = new ArrayList<>();
        List<Double> cut = new ArrayList<>();
        Parameters untruncated = train(network(), new Truncation.None(), 200, whole);
        Parameters truncated = train(network(), new Truncation.Pieces(5), 200, cut);
        assertThat(cut.getFirst()).isCloseTo(whole.getFirst(), within(1e-6));
        assertThat(truncated.get("first.recurrent").floats())
                .isNotEqualTo(untruncated.get("first.recurrent").floats());
        assertThat(cut.getLast()).isLessThan(0.2 * cut.getFirst());
    }

    @Test
    void aPieceLongerThanAllSequencesChangesNothing() {
        Parameters untruncated = train(network(), new Truncation.None(), 10, new ArrayList<>());
        Parameters truncated = train(network(), new Truncation.Pieces(STEPS), 10, new ArrayList<>());
        untruncated
                .arrays()
                .forEach((name, array) ->
                        assertThat(truncated.get(name).floats()).as(name).isEqualTo(array.floats()));
    }

    @Test
    void whatHasNoRecurrentLayerIsRefused() {
        Plan plan = Tiny.plan(Tiny.network(false), new Optimiser.Sgd(0.3, 0, false, 0), 3);
        Phase phase = plan.phases().getFirst().with(new Truncation.Pieces(50));
        assertThatThrownBy(() -> new Plan(
                        plan.network(),
                        plan.start(),
                        List.of(phase),
                        plan.batches(),
                        3,
                        plan.device(),
                        plan.seed(),
                        Options.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("truncate: expected none for a network without recurrent layers, got 50 steps");
    }
}
