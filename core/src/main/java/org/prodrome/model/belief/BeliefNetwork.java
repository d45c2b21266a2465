package org.prodrome.model.belief;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.supervised.LayerByLayer;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

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
        units = MachineStack.units("belief network", units);
        if (!(greedy >= 0 && greedy < 1)) {
            throw new IllegalArgumentException(
                    "belief network: expected a greedy share of the rounds of 0 to below 1, got " + greedy);
        }
        task.requireNotAdversarial("belief network");
    }

    private MachineStack machines(int inputs) {
        return new MachineStack("", visible, inputs, units);
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("belief-network");
        FrontEnd.Seen seen = frontEnd.input(g, grid);
        Grid all = seen.encoded();
        Value x = all.axes() == 0 ? seen.all(g) : Layers.reshape(g, seen.all(g), 0, -1);
        MachineStack machines = machines(Math.toIntExact(all.size()));
        Value top = greedy > 0 ? machines.learning(g, x, chain) : machines.of(g, x);
        g.output(FEATURES, top, GraphBuilder.ANY, units.getLast());
        task.head(g, top, units.getLast());
        return g.build();
    }

    @Override
    public List<Noise> noise(Grid grid) {
        return greedy == 0 ? List.of() : machines(inputs(grid)).noise(chain);
    }

    /** Values that the first machine sees of a case. */
    private int inputs(Grid grid) {
        return Math.toIntExact(
                frontEnd.input(new GraphBuilder("size"), grid).encoded().size());
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        List<List<String>> layers = machines(1).names().stream().map(List::of).toList();
        return new LayerByLayer(greedy, layers, name -> name.endsWith(".visible"))
                .phases(network, task().objective(), optimiser, schedule);
    }
}
