package org.prodrome.train;

import java.nio.file.Files;
import java.nio.file.Path;
import org.prodrome.graph.Network;
import org.prodrome.runtime.Optimiser;

/**
 * Trains in a process of its own, which may be killed: {@code TrainingChild CHECKPOINT ONNX}. Says each round on
 * standard output.
 */
final class TrainingChild {
    static final long ROUNDS = 60;

    private TrainingChild() {}

    static Plan plan(Network network) {
        EarlyStopping stopping = new EarlyStopping(step -> Tiny.batch(32, 1000 + step), 3, 7, 100);
        return Tiny.plan(network, Optimiser.AdamW.of(0.02, 0.01), ROUNDS)
                .with(Options.NONE
                        .with(stopping)
                        .with(new Averaging.Exponential(0.9, new Extent.Percent(10)))
                        .withMicroBatches(2));
    }

    public static void main(String[] args) throws Exception {
        Network network = Tiny.network(true);
        Plan plan = plan(network);
        Checkpointing written = new Checkpointing(Path.of(args[0]), new Checkpointing.Every.Rounds(1), "numbers");
        Loop.Trained trained = Loop.train(plan.with(plan.options().with(written)), (round, _, _) -> {
            System.out.println("round " + round);
            System.out.flush();
        });
        Files.write(Path.of(args[1]), network.toOnnx(trained.parameters()));
    }
}
