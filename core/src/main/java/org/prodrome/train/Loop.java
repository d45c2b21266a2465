package org.prodrome.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchParameters;
import org.prodrome.runtime.TorchPhase;

/** The one training loop. */
public final class Loop {
    private Loop() {}

    /** Where the inputs of a step come from; the same step always gives the same batch. */
    @FunctionalInterface
    public interface Batches {
        /** Inputs by name. */
        Map<String, Array> at(long step);
    }

    /** Hears of each round. */
    @FunctionalInterface
    public interface Progress {
        /** @param loss of the round's last phase */
        void after(long round, long rounds, double loss);
    }

    /**
     * Trains for so many rounds and gives the parameters as they then stand.
     *
     * @throws DivergenceException if a loss is no finite number
     */
    public static Parameters train(
            Network network,
            Parameters start,
            List<Phase> phases,
            Batches batches,
            long rounds,
            Device device,
            Seed seed,
            Progress progress) {
        try (TorchParameters parameters = new TorchParameters(start, device);
                Phases running = new Phases(network, phases, parameters)) {
            for (long round = 0; round < rounds; round++) {
                Map<String, Array> batch = batches.at(round);
                double loss = 0;
                for (int i = 0; i < phases.size(); i++) {
                    Phase phase = phases.get(i);
                    loss = running.ready
                            .get(i)
                            .step(
                                    batch,
                                    phase.schedule().factor(round, rounds),
                                    seed.split(phase.name()).split(round));
                    if (!Double.isFinite(loss)) {
                        throw new DivergenceException(phase.name(), round, loss);
                    }
                }
                progress.after(round + 1, rounds, loss);
            }
            return parameters.download();
        }
    }

    /** The phases, readied; closed together. */
    private static final class Phases implements AutoCloseable {
        private final List<TorchPhase> ready = new ArrayList<>();

        Phases(Network network, List<Phase> phases, TorchParameters parameters) {
            for (Phase phase : phases) {
                ready.add(
                        new TorchPhase(phase.objective().upon(network), phase.trains(), phase.optimiser(), parameters));
            }
        }

        @Override
        public void close() {
            ready.forEach(TorchPhase::close);
        }
    }
}
