package org.prodrome.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.runtime.TorchParameters;
import org.prodrome.runtime.TorchPhase;

/** An {@link EarlyStopping} at work. */
final class HeldBack implements AutoCloseable {
    private final EarlyStopping stopping;
    private final Seed chance;
    private final @Nullable ProcessGroup group;
    private @Nullable TorchParameters best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private long bestRound;
    private int misses;

    /** @param group of processes among which the batches are shared out; null for one alone */
    HeldBack(EarlyStopping stopping, Seed chance, @Nullable ProcessGroup group) {
        this.group = group;
        this.stopping = stopping;
        this.chance = chance;
    }

    /** Whether it is time to look, after so many rounds. */
    boolean due(long round, long rounds) {
        return round % stopping.every() == 0 || round == rounds;
    }

    /**
     * Compares parameters with the best so far.
     *
     * @return their loss
     */
    double look(TorchPhase phase, TorchParameters parameters, long round) {
        double cost = switch (stopping.cost()) {
            case EarlyStopping.Loss loss -> mean(loss, phase, parameters);
            case EarlyStopping.Judged judged -> judged(judged, parameters, round);
        };
        if (cost < bestLoss) {
            if (best == null) {
                best = parameters.copy();
            } else {
                best.set(parameters);
            }
            bestLoss = cost;
            bestRound = round;
            misses = 0;
        } else {
            misses++;
        }
        return cost;
    }

    private double mean(EarlyStopping.Loss loss, TorchPhase phase, TorchParameters parameters) {
        double sum = 0;
        long first = group == null ? 0 : group.first(loss.batches());
        long end = group == null ? loss.batches() : group.end(loss.batches());
        for (long i = first; i < end; i++) {
            sum += phase.evaluate(loss.heldBack().at(i), parameters, chance.split(i));
        }
        return (group == null ? sum : group.sum(sum)) / loss.batches();
    }

    /** Rank 0 judges for all. */
    private double judged(EarlyStopping.Judged judged, TorchParameters parameters, long round) {
        double cost = group == null || group.rank() == 0 ? judged.judge().cost(parameters.download(), round) : 0;
        return group == null ? cost : group.sum(cost);
    }

    boolean exhausted() {
        return misses >= stopping.patience();
    }

    /** The best parameters; empty before the first look. */
    Optional<TorchParameters> best() {
        return Optional.ofNullable(best);
    }

    OptionalDouble loss() {
        return best == null ? OptionalDouble.empty() : OptionalDouble.of(bestLoss);
    }

    Optional<Checkpoint.Best> state() {
        return best == null
                ? Optional.empty()
                : Optional.of(new Checkpoint.Best(best.download(), bestLoss, bestRound, misses));
    }

    void restore(Checkpoint.Best state, Device device) {
        best = new TorchParameters(state.parameters(), device);
        bestLoss = state.loss();
        bestRound = state.round();
        misses = state.misses();
    }

    @Override
    public void close() {
        if (best != null) {
            best.close();
        }
    }
}
