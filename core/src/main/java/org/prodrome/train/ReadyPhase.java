package org.prodrome.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;
import org.prodrome.graph.Role;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.runtime.TorchParameters;
import org.prodrome.runtime.TorchPhase;

/** A phase made ready to step. */
final class ReadyPhase implements AutoCloseable {
    private final Phase phase;
    private final TorchPhase torch;
    private final MicroBatches parts;

    private ReadyPhase(
            Phase phase,
            Network objective,
            Set<String> trains,
            Plan plan,
            TorchParameters parameters,
            @Nullable ProcessGroup group) {
        this.phase = phase;
        this.parts = new MicroBatches(objective, plan.options().microBatches(), group);
        this.torch = new TorchPhase(
                objective,
                trains,
                phase.optimiser(),
                phase.clipping(),
                plan.options().precision(),
                phase.truncation(),
                parameters,
                LayerRate.factors(plan.network(), plan.options().rates()),
                group);
    }

    /** All phases of a plan. */
    static final class All implements AutoCloseable {
        private final List<ReadyPhase> phases = new ArrayList<>();

        /**
         * Readies them.
         *
         * @param group of processes that step together; null for one alone
         * @throws org.prodrome.graph.GraphException if a pattern of what to freeze matches nothing
         * @throws IllegalArgumentException if freezing leaves a phase nothing to train
         */
        All(Plan plan, TorchParameters parameters, @Nullable ProcessGroup group) {
            Set<String> frozen =
                    plan.network().parametersNamed(plan.options().freeze().toArray(String[]::new));
            Network network = holding(plan, frozen);
            try {
                for (Phase phase : plan.phases()) {
                    Set<String> trains = new TreeSet<>(phase.trains());
                    trains.removeAll(frozen);
                    if (trains.isEmpty()) {
                        throw new IllegalArgumentException(
                                "phase " + phase.name() + ": expected parameters to train, got none that "
                                        + plan.options().freeze() + " doesn't freeze");
                    }
                    Network objective = phase.objective().upon(network);
                    phases.add(new ReadyPhase(phase, objective, trains, plan, parameters, group));
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        /** The network with the frozen state as constants, which running it doesn't move. */
        private static Network holding(Plan plan, Set<String> frozen) {
            String[] state = plan.network().parameters().stream()
                    .filter(parameter -> parameter.role() == Role.STATE && frozen.contains(parameter.name()))
                    .map(Parameter::name)
                    .toArray(String[]::new);
            return state.length == 0
                    ? plan.network()
                    : plan.network().withValues(plan.start()).withRole(Role.CONSTANT, state);
        }

        List<ReadyPhase> phases() {
            return phases;
        }

        @Override
        public void close() {
            phases.forEach(ReadyPhase::close);
        }
    }

    Phase phase() {
        return phase;
    }

    TorchPhase torch() {
        return torch;
    }

    /** Whether it steps in a round. */
    boolean has(long round, long rounds) {
        return phase.turns().has(round, rounds);
    }

    /**
     * One step.
     *
     * @param round rounds done before
     * @return the loss before the step
     * @throws DivergenceException if loss or gradients are no finite numbers
     */
    double step(Map<String, Array> batch, long round, long rounds, Seed chance) {
        Turns turns = phase.turns();
        double factor = phase.schedule().factor(turns.within(round, rounds), turns.span(rounds));
        TorchPhase.Step step = torch.step(parts.of(batch), factor, chance);
        if (!step.taken()) {
            throw Double.isFinite(step.loss())
                    ? DivergenceException.ofGradient(
                            phase.name(), round + 1, step.loss(), step.spoilt().orElse("all together"))
                    : DivergenceException.ofLoss(phase.name(), round + 1, step.loss());
        }
        return step.loss();
    }

    /** @throws DivergenceException if a parameter that it trains holds something that is no finite number */
    void check(long round, double loss) {
        Optional<String> spoilt = torch.spoiltParameter();
        if (spoilt.isPresent()) {
            throw DivergenceException.ofParameter(phase.name(), round, loss, spoilt.get());
        }
    }

    @Override
    public void close() {
        torch.close();
    }
}
