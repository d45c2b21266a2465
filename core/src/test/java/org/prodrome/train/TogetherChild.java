package org.prodrome.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.prodrome.graph.Network;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Membership;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.ProcessGroup;

/**
 * One of several processes that train together: {@code TogetherChild RANK SIZE RENDEZVOUS FOLDER KIND}. Says each round
 * and writes the network.
 */
final class TogetherChild {
    /** What is trained. */
    enum Kind {
        /** Plain descent: gradients are seen as they are. */
        DESCENT {
            @Override
            Plan plan() {
                return Tiny.plan(network(), new Optimiser.Sgd(0.1, 0.9, false, 0.01), 20);
            }
        },
        /** Micro-batches, clipping, averaging, early stopping. */
        EVERYTHING {
            @Override
            Plan plan() {
                Plan plan = DESCENT.plan();
                Phase phase = plan.phases().getFirst();
                Phase clipped = phase.with(new Clipping.Norm(0.5));
                EarlyStopping stopping = new EarlyStopping(step -> Tiny.batch(32, 1000 + step), 4, 5, 100);
                return new Plan(
                                plan.network(),
                                plan.start(),
                                java.util.List.of(clipped),
                                plan.batches(),
                                plan.rounds(),
                                plan.device(),
                                plan.seed(),
                                plan.options())
                        .with(Options.NONE
                                .withMicroBatches(2)
                                .with(stopping)
                                .with(new Averaging.Exponential(0.8, new Extent.Percent(10))));
            }
        },
        /** So long that somebody can kill it. */
        ENDLESS {
            @Override
            Plan plan() {
                return Tiny.plan(network(), Optimiser.AdamW.of(0.001, 0), 1_000_000_000);
            }
        },
        /** A seed that no two processes share. */
        AT_ODDS {
            @Override
            Plan plan() {
                Plan plan = DESCENT.plan();
                return new Plan(
                        plan.network(),
                        plan.start(),
                        plan.phases(),
                        plan.batches(),
                        plan.rounds(),
                        plan.device(),
                        plan.seed().split(ProcessHandle.current().pid()),
                        plan.options());
            }
        };

        abstract Plan plan();

        static Network network() {
            return Tiny.network(true);
        }
    }

    private TogetherChild() {}

    static Path trained(Path folder, int rank) {
        return folder.resolve("trained" + rank + ".onnx");
    }

    public static void main(String[] arguments) throws Exception {
        int rank = Integer.parseInt(arguments[0]);
        int size = Integer.parseInt(arguments[1]);
        Plan plan = Kind.valueOf(arguments[4]).plan();
        Membership membership = new Membership(
                rank,
                size,
                new Membership.Rendezvous.File(Path.of(arguments[2])),
                1,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30));
        try (ProcessGroup group = ProcessGroup.join(membership, Device.CPU)) {
            Loop.Trained trained = Loop.train(
                    plan,
                    (round, _, loss) -> {
                        System.out.println("round " + round + " " + loss);
                        System.out.flush();
                    },
                    group);
            group.await();
            Files.write(trained(Path.of(arguments[3]), rank), plan.network().toOnnx(trained.parameters()));
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }
}
