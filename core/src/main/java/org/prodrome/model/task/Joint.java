package org.prodrome.model.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.model.Target;
import org.prodrome.objective.Measuring;
import org.prodrome.objective.Objective;
import org.prodrome.objective.Weighted;
import org.prodrome.objective.Weighted.Term;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * A task that shares its features with others, which a detector doesn't need.
 *
 * <p>What the features are to be no good for is played against: in each round its own layers take a step towards it,
 * and then all others take one away from it and towards the rest. A gradient reversal layer, which no standard operator
 * is, does both in one step.
 *
 * @param main what the detector says
 * @param sides one of each kind at most
 */
public record Joint(Task main, List<Side> sides, Weighing weighing) implements Task {
    /** How the tasks' losses are weighed. */
    public enum Weighing {
        /** As the sides say. */
        FIXED,
        /**
         * By an uncertainty of each, which is learned, and as the sides say (Kendall, Gal and Cipolla, CVPR 2018); for
         * none that is played against.
         */
        UNCERTAINTY
    }

    public Joint {
        sides = List.copyOf(sides);
        Set<String> names = sides.stream().map(Side::name).collect(Collectors.toSet());
        if (sides.isEmpty() || names.size() < sides.size() || main instanceof Joint) {
            throw new IllegalArgumentException(
                    "joint task: expected a task and sides of different kinds, got " + main + " and " + sides);
        }
        if (weighing == Weighing.UNCERTAINTY && sides.stream().anyMatch(Side::adversarial)) {
            throw new IllegalArgumentException(
                    "joint task: expected fixed weights where a side is removed, got uncertainty");
        }
    }

    @Override
    public List<String> classes() {
        return main.classes();
    }

    @Override
    public List<String> further() {
        return sides.stream()
                .filter(Side.Severity.class::isInstance)
                .map(_ -> Side.Severity.OUTPUT)
                .toList();
    }

    @Override
    public boolean adversarial() {
        return sides.stream().anyMatch(Side::adversarial);
    }

    @Override
    public List<Target> targets() {
        return Stream.concat(main.targets().stream(), sides.stream().map(Side::target))
                .toList();
    }

    @Override
    public int logits() {
        return main.logits();
    }

    @Override
    public Value layer(GraphBuilder g, String prefix, Value features, int inputs) {
        return main.layer(g, prefix, features, inputs);
    }

    @Override
    public Said said(GraphBuilder g, Value logits) {
        return main.said(g, logits);
    }

    @Override
    public Objective objective(String logits) {
        return main.objective(logits);
    }

    @Override
    public void head(GraphBuilder g, Value features, int inputs) {
        main.head(g, features, inputs);
        sides.forEach(side -> side.head(g, features, inputs));
        if (weighing == Weighing.UNCERTAINTY) {
            Stream.concat(Stream.of("main"), sides.stream().map(Side::name))
                    .map(Joint::uncertainty)
                    .forEach(name ->
                            g.output(name, g.parameter(name + ".log", new Initialiser.Constant(0), false, 1), 1));
        }
    }

    private static String uncertainty(String of) {
        return "uncertainty." + of;
    }

    @Override
    public Objective objective() {
        List<Term> terms = new ArrayList<>();
        terms.add(term(new Term(main.objective(), 1, Optional.empty()), "main"));
        for (Side side : sides) {
            terms.add(term(side.features(), side.name()));
        }
        return new Weighted(terms);
    }

    /** Half of a squared error, when it is weighed by its uncertainty. */
    private Term term(Term fixed, String of) {
        return switch (weighing) {
            case FIXED -> fixed;
            case UNCERTAINTY -> {
                double weight = fixed.objective() instanceof Measuring ? fixed.weight() / 2 : fixed.weight();
                yield new Term(fixed.objective(), weight, Optional.of(uncertainty(of)));
            }
        };
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        List<Side> against = sides.stream().filter(Side::adversarial).toList();
        if (against.isEmpty()) {
            return Task.super.phases(network, optimiser, schedule);
        }
        Set<String> theirs = network.trainable().stream()
                .filter(name -> against.stream().anyMatch(side -> name.startsWith(side.name() + ".")))
                .collect(Collectors.toSet());
        Set<String> others = new HashSet<>(network.trainable());
        others.removeAll(theirs);
        Objective towards = new Weighted(against.stream()
                .map(side -> new Term(side.objective(), 1, Optional.empty()))
                .toList());
        return List.of(
                new Phase("adversary", theirs, towards, optimiser, schedule),
                new Phase("train", others, objective(), optimiser, schedule));
    }
}
