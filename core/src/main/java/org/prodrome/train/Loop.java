package org.prodrome.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Role;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.runtime.TorchParameters;

/** The one training loop. */
public final class Loop {
    /** Batches that state is settled with: more than a usual running statistic remembers. */
    private static final long SETTLING = 100;

    private final Plan plan;
    private final Map<String, String> identity;
    private final TorchParameters live;
    private final List<ReadyPhase> phases;
    private final RunningAverage average;
    private final Optional<HeldBack> heldBack;
    private final boolean writes;
    private long round;
    private double loss;
    private long lastWrite = System.nanoTime();

    private Loop(
            Plan plan,
            Map<String, String> identity,
            TorchParameters live,
            List<ReadyPhase> phases,
            RunningAverage average,
            Optional<HeldBack> heldBack,
            boolean writes) {
        this.plan = plan;
        this.identity = identity;
        this.live = live;
        this.phases = phases;
        this.average = average;
        this.heldBack = heldBack;
        this.writes = writes;
    }

    /** Where the inputs of a step come from; the same step always gives the same batch. */
    @FunctionalInterface
    public interface Batches {
        /** Inputs by name. */
        Map<String, Array> at(long step);
    }

    /** Hears of each round. */
    @FunctionalInterface
    public interface Progress {
        /** @param loss of the last phase that took a step */
        void after(long round, long rounds, double loss);
    }

    /**
     * A training's end.
     *
     * @param parameters the last, averaged or best ones, as the plan has it
     * @param rounds how many it took
     * @param heldBackLoss the lowest on the data held back, where there were some
     */
    public record Trained(Parameters parameters, long rounds, OptionalDouble heldBackLoss) {}

    /**
     * Trains for so many rounds and gives the parameters as they then stand.
     *
     * @throws DivergenceException if a loss, gradient or parameter is no finite number
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
        try {
            Plan plan = new Plan(network, start, phases, batches, rounds, device, seed, Options.NONE);
            return train(plan, progress).parameters();
        } catch (IOException | FormatException e) {
            throw new IllegalStateException("a training without a checkpoint read a file", e);
        }
    }

    /**
     * Carries a plan out, from its checkpoint on where there is one.
     *
     * @throws DivergenceException if a loss, gradient or parameter is no finite number
     * @throws FormatException if the checkpoint is damaged or of another training
     * @throws IOException if the checkpoint can't be read or written
     */
    public static Trained train(Plan plan, Progress progress) throws IOException, FormatException {
        return train(plan, progress, null);
    }

    /**
     * Carries a plan out together with other processes, which do the same at the same time: each takes its part of
     * every batch, rank 0 writes the checkpoint, all end with the same parameters. They are those of one process alone,
     * but for the order in which numbers are added up, if each phase's loss is a mean over samples.
     *
     * @param group the processes; null for this one alone
     * @throws DivergenceException if a loss, gradient or parameter is no finite number
     * @throws FormatException if the checkpoint is damaged or of another training
     * @throws IOException if the checkpoint can't be read or written
     * @throws org.prodrome.runtime.ProcessGroupException if another process is lost
     */
    public static Trained train(Plan plan, Progress progress, @Nullable ProcessGroup group)
            throws IOException, FormatException {
        Optional<Checkpointing> checkpointing = plan.options().checkpointing();
        Map<String, String> identity = checkpointing.isPresent() ? plan.identity() : Map.of();
        Optional<Checkpoint> found = Optional.empty();
        if (checkpointing.isPresent() && Files.exists(checkpointing.get().file())) {
            found = Optional.of(Checkpoint.read(checkpointing.get().file(), identity, plan.start(), plan.rounds()));
        }
        if (group != null) {
            group.agree("training", plan.mark() + found.map(Checkpoint::round).orElse(0L));
        }
        Parameters start = found.map(Checkpoint::live).orElse(plan.start());
        try (TorchParameters live = new TorchParameters(start, plan.device());
                ReadyPhase.All phases = new ReadyPhase.All(plan, live, group);
                RunningAverage average = new RunningAverage(plan.options().averaging(), live);
                HeldBack heldBack = plan.options()
                        .stopping()
                        .map(it -> new HeldBack(it, plan.seed().split("held back"), group))
                        .orElse(null)) {
            boolean writes = checkpointing.isPresent() && (group == null || group.rank() == 0);
            Loop loop = new Loop(plan, identity, live, phases.phases(), average, Optional.ofNullable(heldBack), writes);
            if (found.isPresent()) {
                loop.restore(found.get());
            }
            while (!loop.done()) {
                loop.round(progress);
            }
            return loop.end();
        }
    }

    private boolean done() {
        return round >= plan.rounds() || heldBack.map(HeldBack::exhausted).orElse(false);
    }

    private void round(Progress progress) throws IOException {
        Map<String, Array> batch = plan.batches().at(round);
        for (ReadyPhase phase : phases) {
            if (phase.has(round, plan.rounds())) {
                Seed chance = plan.seed().split(phase.phase().name()).split(round);
                loss = phase.step(batch, round, plan.rounds(), chance);
            }
        }
        round++;
        average.after(round, plan.rounds());
        if (heldBack.isPresent() && heldBack.get().due(round, plan.rounds())) {
            look(heldBack.get());
        }
        progress.after(round, plan.rounds(), loss);
        if (done()) {
            for (ReadyPhase phase : phases) {
                phase.check(round, loss);
            }
        }
        if (writes) {
            write(plan.options().checkpointing().orElseThrow());
        }
    }

    private void look(HeldBack heldBack) {
        ReadyPhase last = phases.getLast();
        double seen = heldBack.look(last.torch(), average.current(), round);
        if (!Double.isFinite(seen)) {
            throw DivergenceException.ofHeldBack(last.phase().name(), round, seen);
        }
    }

    private void write(Checkpointing checkpointing) throws IOException {
        boolean due = switch (checkpointing.every()) {
            case Checkpointing.Every.Rounds(long count) -> round % count == 0;
            case Checkpointing.Every.Time(var length) -> System.nanoTime() - lastWrite >= length.toNanos();
        };
        if (due || done()) {
            checkpoint().write(checkpointing.file(), identity);
            lastWrite = System.nanoTime();
        }
    }

    private Checkpoint checkpoint() {
        SortedMap<String, SortedMap<String, Array>> optimisers = new TreeMap<>();
        phases.forEach(
                phase -> optimisers.put(phase.phase().name(), phase.torch().optimiserState()));
        return new Checkpoint(round, live.download(), average.state(), optimisers, heldBack.flatMap(HeldBack::state));
    }

    private void restore(Checkpoint found) throws FormatException {
        round = found.round();
        for (ReadyPhase phase : phases) {
            String name = phase.phase().name();
            try {
                phase.torch().restoreOptimiser(found.optimisers().getOrDefault(name, new TreeMap<>()));
            } catch (GraphException e) {
                throw new FormatException(
                        "checkpoint, phase " + name, "its optimiser's state", String.valueOf(e.getMessage()));
            }
        }
        found.average().ifPresent(it -> average.restore(it, plan.device()));
        heldBack.ifPresent(held -> found.best().ifPresent(it -> held.restore(it, plan.device())));
    }

    private Trained end() {
        TorchParameters kept = heldBack.flatMap(HeldBack::best).orElse(average.current());
        if (plan.options().averaging() instanceof Averaging.Mean && hasState()) {
            settle(kept);
        }
        return new Trained(kept.download(), round, heldBack.map(HeldBack::loss).orElse(OptionalDouble.empty()));
    }

    private boolean hasState() {
        return plan.network().parameters().stream().anyMatch(parameter -> parameter.role() == Role.STATE);
    }

    private void settle(TorchParameters kept) {
        Seed chance = plan.seed().split("settling");
        for (long i = 0; i < Math.min(SETTLING, plan.rounds()); i++) {
            Map<String, Array> batch = plan.batches().at(i);
            for (ReadyPhase phase : phases) {
                phase.torch().settle(batch, kept, chance.split(i));
            }
        }
    }
}
