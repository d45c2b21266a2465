package org.prodrome.model.supervised;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Memory;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.coder.Features;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * A trunk's features of a case, a {@link Memory} of the cases before it, and what the task says of both. In training
 * each case of a batch finds what those before it wrote, and the memory goes on from batch to batch; what it holds at
 * the end is saved in the detector. A detector reads it and, so that a case scores the same whatever comes before it,
 * writes nothing; one that is to go on writing has the outputs for it as well.
 *
 * @param slots how many vectors the memory holds
 * @param size of each
 * @param controllers whether their weights change with what they see
 * @param serving whether the detector can go on writing
 * @param dropout rate of the features
 */
public record MemoryNetwork(
        FrontEnd frontEnd,
        Trunk trunk,
        int slots,
        int size,
        Controllers controllers,
        Serving serving,
        double dropout,
        Task task)
        implements Supervised {
    /** What the names of the outputs that tell of a memory at work begin with. */
    public static final String LIVE = "live.";

    /** Whether what is learned is fixed once it is. */
    public enum Controllers {
        FIXED,
        PLASTIC
    }

    /** What a detector does with its memory. */
    public enum Serving {
        /** Reads it. */
        FROZEN,
        /** Reads it, or reads and writes it, as whoever scores wants. */
        LIVE
    }

    public MemoryNetwork {
        new Memory(slots, size, false);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("memory network: expected a dropout of 0 to below 1, got " + dropout);
        }
        task.requireNotAdversarial("memory network");
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("memory-network");
        Features features = trunk.of(g, "", frontEnd.input(g, grid)).mean(g);
        Value seen = Layers.dropout(g, features.value(), dropout);
        Memory memory = new Memory(slots, size, controllers == Controllers.PLASTIC);
        task.head(g, memory.frozen(g, "memory.", seen, features.channels()), size);
        Value live = memory.live(g, "memory.", seen, features.channels());
        g.again(() -> g.prefixed(LIVE, () -> {
            task.head(g, live, size);
            return live;
        }));
        return g.build();
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        Objective objective = new Objective.Reading(task.objective(), LIVE);
        return List.of(new Phase("train", network.trainable(), objective, optimiser, schedule));
    }

    @Override
    public String[] outputs() {
        return switch (serving) {
            case FROZEN -> Supervised.super.outputs();
            case LIVE ->
                Stream.of(
                                Arrays.stream(Supervised.super.outputs()),
                                Arrays.stream(Supervised.super.outputs()).map(LIVE::concat),
                                next().stream())
                        .flatMap(names -> names)
                        .toArray(String[]::new);
        };
    }

    private List<String> next() {
        return new Memory(slots, size, controllers == Controllers.PLASTIC)
                .states("memory.").stream().map(Network::next).toList();
    }
}
