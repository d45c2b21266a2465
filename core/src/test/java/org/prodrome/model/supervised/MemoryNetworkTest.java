package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.supervised.MemoryNetwork.Controllers;
import org.prodrome.model.supervised.MemoryNetwork.Serving;
import org.prodrome.model.task.Classes;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Side;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Gaps;
import org.prodrome.model.trunk.Pooling;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.model.trunk.Steps;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;
import org.prodrome.objective.Weighted;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.train.Loop;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

class MemoryNetworkTest {
    private static final Grid GRID = Grid.ofTime(1, 4, 1);
    private static final Set<String> STATE =
            Set.of("memory.memory", "memory.read.trace", "memory.output.trace", "memory.write.trace");

    private static MemoryNetwork model(Serving serving) {
        return model(serving, new Detection());
    }

    private static MemoryNetwork model(Serving serving, Task task) {
        RecurrentTrunk trunk = new RecurrentTrunk(
                new Steps.Each(), Gaps.FILLED, Recurrence.GRU, Direction.FORWARD, List.of(4), 0, Pooling.LAST);
        return new MemoryNetwork(
                new RawFrontEnd(FrontEnd.Level.KEPT), trunk, 3, 5, Controllers.PLASTIC, serving, 0, task);
    }

    private static Map<String, Array> batch(long step) {
        var random = new Seed(step).random();
        float[] input = new float[12];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextGaussian();
        }
        return Map.of(Model.INPUT, Array.of(input, GRID.shape(3)), Objective.LABEL, Array.of(new float[] {0, 1, 0}, 3));
    }

    /** Steps too small to change a weight leave memory and traces as two runs in a row leave them. */
    @Test
    void trainingCarriesTheStateFromBatchToBatch() {
        Network network = model(Serving.LIVE).network(GRID);
        Parameters start = network.initialise(new Seed(4));
        List<Phase> phases = model(Serving.LIVE).phases(network, Optimiser.AdamW.of(1e-12, 0), Schedule.CONSTANT);
        Parameters trained = Loop.train(
                network, start, phases, MemoryNetworkTest::batch, 2, Device.CPU, new Seed(1), (_, _, _) -> {});
        Parameters by = start;
        for (long step = 0; step < 2; step++) {
            by = after(network, by, batch(step));
        }
        for (String state : STATE) {
            assertThat(trained.get(state).floats())
                    .as(state)
                    .containsExactly(by.get(state).floats(), Offset.offset(1e-6f))
                    .isNotEqualTo(start.get(state).floats());
        }
    }

    private static Parameters after(Network network, Parameters before, Map<String, Array> batch) {
        try (TorchRuntime torch = new TorchRuntime(network, before, Device.CPU)) {
            Map<String, Array> outputs = torch.run(Map.of(Model.INPUT, batch.get(Model.INPUT)));
            var arrays = new TreeMap<>(before.arrays());
            STATE.forEach(state -> arrays.put(state, outputs.get(Network.next(state))));
            return new Parameters(arrays);
        }
    }

    @Test
    void onlyADetectorThatIsToGoOnWritingCan() {
        Network network = model(Serving.LIVE).network(GRID);
        assertThat(network.keeping(model(Serving.LIVE).outputs()).carried()).containsExactlyInAnyOrderElementsOf(STATE);
        Network frozen = network.keeping(model(Serving.FROZEN).outputs());
        assertThat(frozen.carried()).isEmpty();
        assertThat(frozen.parameters().stream().map(one -> one.name())).contains("memory.memory", "memory.read.trace");
    }

    @Test
    void aDropoutOfAllIsRefused() {
        MemoryNetwork some = model(Serving.FROZEN);
        assertThatThrownBy(() -> new MemoryNetwork(
                        some.frontEnd(), some.trunk(), 3, 5, some.controllers(), some.serving(), 1, some.task()))
                .hasMessage("memory network: expected a dropout of 0 to below 1, got 1.0");
    }

    @Test
    void aDetectorThatGoesOnWritingSaysAllThatOneSaysThatReads() {
        Task classes = new Classes(List.of("normal", "a", "b"), new Loss.CrossEntropy(), List.of());
        assertThat(model(Serving.LIVE, classes).outputs())
                .contains(
                        Model.SCORE,
                        Model.PROBABILITIES,
                        MemoryNetwork.LIVE + Model.SCORE,
                        MemoryNetwork.LIVE + Model.PROBABILITIES);
        Task joint = new Joint(new Detection(), List.of(new Side.Severity(1)), Joint.Weighing.FIXED);
        MemoryNetwork model = model(Serving.LIVE, joint);
        assertThat(model.network(GRID).keeping(model.outputs()).outputs())
                .contains(Side.Severity.OUTPUT, MemoryNetwork.LIVE + Side.Severity.OUTPUT);
    }

    /** Both terms ask for the label, upon a reading whose outputs' names begin with something. */
    @Test
    void objectivesUponAReadingShareWhatTheyAreTold() {
        Network network = model(Serving.LIVE).network(GRID);
        Objective one = new Detection().objective();
        Weighted twice = new Weighted(
                List.of(new Weighted.Term(one, 1, Optional.empty()), new Weighted.Term(one, 1, Optional.empty())));
        assertThat(new Objective.Reading(twice, MemoryNetwork.LIVE)
                        .upon(network)
                        .inputs())
                .containsExactlyInAnyOrder(Model.INPUT, Objective.LABEL);
    }

    @Test
    void aSideThatIsPlayedAgainstIsRefused() {
        Side.Subject removed = new Side.Subject(4, 0, Side.Subject.Use.REVERSED, 1);
        Task joint = new Joint(new Detection(), List.of(removed), Joint.Weighing.FIXED);
        assertThatThrownBy(() -> model(Serving.FROZEN, joint))
                .hasMessageStartingWith("memory network: expected no side that is played against, got Joint");
    }
}
