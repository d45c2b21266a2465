package org.prodrome.model.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.Noise;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Side;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Loop;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

class BeliefNetworkTest {
    private static final Grid GRID = Grid.ofSpace(4, new Integer[0]);
    private static final int BATCH = 32;

    private static BeliefNetwork model(Chain chain, Integer... units) {
        FrontEnd kept = new RawFrontEnd(FrontEnd.Level.KEPT);
        return new BeliefNetwork(kept, Visible.BINARY, List.of(units), chain, 0.9, new Detection());
    }

    static List<Chain> chains() {
        return List.of(new Chain.Contrastive(1), new Chain.Contrastive(3), new Chain.Persistent(2, 100));
    }

    /** Two patterns out of sixteen: 1100 and 0011, each bit wrong now and then. */
    private static Map<String, Array> batch(Model model, long step) {
        var random = new Seed(step).random();
        float[] input = new float[4 * BATCH];
        for (int i = 0; i < BATCH; i++) {
            boolean first = random.nextBoolean();
            for (int k = 0; k < 4; k++) {
                boolean on = k < 2 == first;
                input[4 * i + k] = (random.nextInt(20) == 0) == on ? 0 : 1;
            }
        }
        Map<String, Array> batch = new HashMap<>(
                Map.of(Model.INPUT, Array.of(input, GRID.shape(BATCH)), "label", Array.of(new float[BATCH], BATCH)));
        for (Noise noise : model.noise(GRID)) {
            float[] values = new float[BATCH * noise.size()];
            for (int i = 0; i < BATCH; i++) {
                noise.draw(random, values, i * noise.size());
            }
            batch.put(noise.input(), Array.of(values, noise.shape(BATCH)));
        }
        return batch;
    }

    /** What the first machine takes for the probability of a pattern, by counting all states. */
    private static double probability(Parameters parameters, int pattern) {
        double all = 0;
        double one = 0;
        float[] weight = parameters.get("machine1.weight").floats();
        float[] visible = parameters.get("machine1.visible").floats();
        float[] hidden = parameters.get("machine1.hidden").floats();
        for (int v = 0; v < 16; v++) {
            double log = 0;
            for (int k = 0; k < 4; k++) {
                log += (v >> k & 1) * visible[k];
            }
            for (int j = 0; j < hidden.length; j++) {
                double sum = hidden[j];
                for (int k = 0; k < 4; k++) {
                    sum += (v >> k & 1) * weight[k * hidden.length + j];
                }
                log += Math.log1p(Math.exp(sum));
            }
            all += Math.exp(log);
            one += v == pattern ? Math.exp(log) : 0;
        }
        return one / all;
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aMachineLearnsWhichPatternsThereAre(Chain chain) {
        BeliefNetwork model = model(chain, 6);
        Network network = model.network(GRID);
        Parameters start = network.initialise(new Seed(2));
        List<Phase> phases = model.phases(network, Optimiser.AdamW.of(0.01, 0), Schedule.CONSTANT)
                .subList(0, 1);
        Parameters trained = Loop.train(
                network, start, phases, step -> batch(model, step), 1000, Device.CPU, new Seed(1), (_, _, _) -> {});
        assertThat(probability(start, 3)).isBetween(0.05, 0.075);
        assertThat(probability(trained, 3)).isGreaterThan(0.25);
        assertThat(probability(trained, 12)).isGreaterThan(0.25);
    }

    @Test
    void machinesLearnOneAfterAnotherAndThenAllTogether() {
        BeliefNetwork model = model(new Chain.Contrastive(1), 6, 3);
        Network network = model.network(GRID);
        List<Phase> phases = model.phases(network, Optimiser.AdamW.of(0.02, 0), Schedule.CONSTANT);
        assertThat(phases.stream().map(Phase::name)).containsExactly("machine1", "machine2", "labels");
        assertThat(phases.get(1).trains())
                .containsExactlyInAnyOrder("machine2.weight", "machine2.visible", "machine2.hidden");
        assertThat(phases.get(1).turns().from()).isEqualTo(0.45);
        assertThat(phases.get(2).trains())
                .contains("machine1.weight", "machine2.hidden", "head.weight")
                .doesNotContain("machine1.visible");
    }

    @Test
    void aChainOfNoStepsIsRefused() {
        assertThatThrownBy(() -> new Chain.Contrastive(0)).hasMessage("chain: expected 1 to 1000 steps, got 0");
        assertThatThrownBy(() -> new Chain.Persistent(1, 0)).hasMessage("chain: expected 1 to 4096 chains, got 0");
        assertThatThrownBy(() -> model(new Chain.Contrastive(1)))
                .hasMessage("belief network: expected 1 to 8 numbers of units, each 1 or more, got []");
    }

    @Test
    void aSideThatIsPlayedAgainstIsRefused() {
        Side.Subject removed = new Side.Subject(4, 0, Side.Subject.Use.CONFUSED, 1);
        Task joint = new Joint(new Detection(), List.of(removed), Joint.Weighing.FIXED);
        assertThatThrownBy(() -> new BeliefNetwork(
                        new RawFrontEnd(FrontEnd.Level.KEPT),
                        Visible.BINARY,
                        List.of(3),
                        new Chain.Contrastive(1),
                        0.5,
                        joint))
                .hasMessageStartingWith("belief network: expected no side that is played against, got Joint");
    }
}
