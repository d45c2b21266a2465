package org.prodrome.model.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Task;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;
import org.prodrome.train.Turns;

/**
 * A deep belief network (Hinton, Osindero and Teh, "A Fast Learning Algorithm for Deep Belief Nets", Neural Computation
 * 18, 2006): each layer is a restricted Boltzmann machine that learns, one after another, what the layer below makes of
 * the cases, their labels unseen; then all layers and the task upon them learn from the labels by back-propagation. The
 * paper's fine-tuning is by wake and sleep, this one's as Hinton and Salakhutdinov have it (Science 313, 2006).
 *
 * @param visible what the case's values are to the first machine; to those above it, probabilities
 * @param units of each layer
 * @param greedy share of the rounds in which the machines learn, in equal parts; 0 for a network that never was one
 */
public record BeliefNetwork(
        FrontEnd frontEnd, Visible visible, List<Integer> units, Chain chain, double greedy, Task task)
        implements Supervised {
    public BeliefNetwork {
        units = List.copyOf(units);
        if (units.isEmpty() || units.size() > 8 || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "belief network: expected 1 to 8 numbers of units, each 1 or more, got " + units);
        }
        if (!(greedy >= 0 && greedy < 1)) {
            throw new IllegalArgumentException(
                    "belief network: expected a greedy share of the rounds of 0 to below 1, got " + greedy);
        }
        if (task.adversarial()) {
            throw new IllegalArgumentException("belief network: expected no side that is played against, got " + task);
        }
    }

    private List<BoltzmannMachine> machines(int inputs) {
        List<BoltzmannMachine> machines = new ArrayList<>();
        int below = inputs;
        for (int layer = 0; layer < units.size(); layer++) {
            Visible kind = layer == 0 ? visible : Visible.BINARY;
            machines.add(new BoltzmannMachine(name(layer), kind, below, units.get(layer)));
            below = units.get(layer);
        }
        return machines;
    }

    private static String name(int layer) {
        return "machine" + (layer + 1);
    }

    private static String cost(String machine) {
        return machine + ".cost";
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("belief-network");
        FrontEnd.Seen seen = frontEnd.input(g, grid);
        Grid all = seen.encoded();
        Value x = all.axes() == 0 ? seen.all(g) : Layers.reshape(g, seen.all(g), 0, -1);
        for (BoltzmannMachine machine : machines(Math.toIntExact(all.size()))) {
            Value data = x;
            x = machine.hidden(g, data);
            if (greedy > 0) {
                machine.declareVisible(g);
                Value samples = chain.samples(g, machine, data);
                Value cost = g.again(() -> machine.contrast(g, data, samples));
                g.output(cost(machine.name()), cost, 1);
            }
        }
        task.head(g, x, units.getLast());
        return g.build();
    }

    @Override
    public List<Noise> noise(Grid grid) {
        return greedy == 0
                ? List.of()
                : machines(inputs(grid)).stream()
                        .flatMap(machine -> chain.noise(machine).stream())
                        .toList();
    }

    /** Values that the first machine sees of a case. */
    private int inputs(Grid grid) {
        return Math.toIntExact(
                frontEnd.input(new GraphBuilder("size"), grid).encoded().size());
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        List<Phase> phases = new ArrayList<>();
        if (greedy > 0) {
            double part = greedy / units.size();
            for (int layer = 0; layer < units.size(); layer++) {
                String machine = name(layer);
                Set<String> own = network.trainable(machine + ".*");
                Objective objective = new Objective.Mean(cost(machine));
                phases.add(new Phase(machine, own, objective, optimiser, schedule)
                        .with(Turns.between(layer * part, (layer + 1) * part)));
            }
        }
        Set<String> last = network.trainable().stream()
                .filter(name -> !name.endsWith(".visible"))
                .collect(Collectors.toUnmodifiableSet());
        phases.add(new Phase("labels", last, task().objective(), optimiser, schedule).with(Turns.between(greedy, 1)));
        return phases;
    }
}
