package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.objective.Objective;
import org.prodrome.train.Loop;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** A process that is asked to end, as by Ctrl-C, ends at once and does not crash, whatever libtorch is at. */
class EndedProcessTest {
    /** Computes for ever. */
    static final class Child {
        public static void main(String[] args) throws Exception {
            GraphBuilder g = new GraphBuilder("busy");
            Value x = g.input("input", GraphBuilder.ANY, 8, 16, 16);
            for (int layer = 0; layer < 8; layer++) {
                x = g.add(Activation.Relu, Layers.convolution(g, "conv" + layer, x, 2, 8, 8, 3, 1));
            }
            g.output("error", x);
            Network network = g.build();
            Map<String, Array> batch = Map.of("input", Array.of(new float[4 * 8 * 16 * 16], 4, 8, 16, 16));
            Phase phase = new Phase(
                    "train",
                    network.trainable(),
                    new Objective.Mean("error"),
                    Optimiser.AdamW.of(1e-3, 0),
                    Schedule.CONSTANT);
            Loop.train(
                    network,
                    network.initialise(new Seed(1)),
                    List.of(phase),
                    _ -> batch,
                    1_000_000,
                    Device.CPU,
                    new Seed(1),
                    (round, _, _) -> System.out.println("round " + round));
        }
    }

    @Test
    void endsAsAsked(@TempDir Path folder) throws Exception {
        int processes = 4;
        try (Forked forked = new Forked(folder, processes, Child.class)) {
            for (int i = 0; i < processes; i++) {
                while (forked.lines(i).size() < 50 + i && forked.process(i).isAlive()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                forked.process(i).toHandle().destroy(); // SIGTERM
            }
            for (int i = 0; i < processes; i++) {
                assertThat(forked.exit(i))
                        .as("128 and the signal; %s", forked.messagesOf(i))
                        .isEqualTo(128 + 15);
            }
        }
    }
}
