package org.prodrome.model.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.model.Noise;
import org.prodrome.model.supervised.LayerByLayer;

/**
 * Restricted Boltzmann machines one upon the other.
 *
 * @param prefix what their parameters' names begin with
 * @param visible what is seen to the first; to those above it, probabilities
 * @param inputs of the first
 * @param units of each
 */
record MachineStack(String prefix, Visible visible, int inputs, List<Integer> units) {
    private static final int MOST = 8;

    /** @throws IllegalArgumentException unless there are 1 to 8 numbers of units */
    static List<Integer> units(String of, List<Integer> units) {
        if (units.isEmpty() || units.size() > MOST || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(of + ": expected 1 to 8 numbers of units, each 1 or more, got " + units);
        }
        return List.copyOf(units);
    }

    private List<BoltzmannMachine> machines() {
        List<BoltzmannMachine> machines = new ArrayList<>();
        int below = inputs;
        for (int layer = 0; layer < units.size(); layer++) {
            Visible kind = layer == 0 ? visible : Visible.BINARY;
            machines.add(new BoltzmannMachine(names().get(layer), kind, below, units.get(layer)));
            below = units.get(layer);
        }
        return machines;
    }

    /** The machines' names, the lowest first. */
    List<String> names() {
        return IntStream.rangeClosed(1, units.size())
                .mapToObj(layer -> prefix + "machine" + layer)
                .toList();
    }

    /** Adds them, with the cost of each as an output: [batch, unit] of the highest. */
    Value learning(GraphBuilder g, Value data, Chain chain) {
        Value x = data;
        for (BoltzmannMachine machine : machines()) {
            Value below = x;
            x = machine.hidden(g, below);
            machine.declareVisible(g);
            Value samples = chain.samples(g, machine, below);
            Value cost = g.again(() -> machine.contrast(g, below, samples));
            g.output(LayerByLayer.cost(machine.name()), cost, 1);
        }
        return x;
    }

    /** Adds them without what they learn by. */
    Value of(GraphBuilder g, Value data) {
        Value x = data;
        for (BoltzmannMachine machine : machines()) {
            x = machine.hidden(g, x);
        }
        return x;
    }

    /** What they draw while they learn. */
    List<Noise> noise(Chain chain) {
        return machines().stream()
                .flatMap(machine -> chain.noise(machine).stream())
                .toList();
    }
}
