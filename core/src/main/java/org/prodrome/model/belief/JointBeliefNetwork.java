package org.prodrome.model.belief;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.Noise;
import org.prodrome.model.supervised.LayerByLayer;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * A deep belief network of each part of a case, such as a T1w picture and a myelin map, and one upon the tops of all of
 * them (Ngiam, Khosla, Kim, Nam, Lee and Ng, "Multimodal Deep Learning", ICML 2011, figure 2; Yoo et al., "Deep
 * learning of joint myelin and T1w MRI features in normal-appearing brain tissue to distinguish between multiple
 * sclerosis patients and healthy controls", NeuroImage: Clinical 17, 2018). Parts learn side by side, machine by
 * machine, without labels, then what is upon them, and then all layers and the task by the labels. A part that a case
 * lacks is the training cases' mean.
 *
 * @param visible what the case's values are to the first machines
 * @param units of each layer of a part
 * @param joint units of each layer upon the parts' tops
 * @param greedy share of the rounds in which the machines learn; with 1 the labels never reach them, and another head
 *     has to be put upon them
 */
public record JointBeliefNetwork(
        FrontEnd frontEnd,
        List<Part> parts,
        Visible visible,
        List<Integer> units,
        List<Integer> joint,
        Chain chain,
        double greedy,
        Task task)
        implements Supervised {
    private static final String JOINT = "joint";

    /**
     * A part of a case.
     *
     * @param name what its parameters' names begin with
     * @param channels that the preparation gives it
     */
    public record Part(String name, int channels) {}

    public JointBeliefNetwork {
        parts = List.copyOf(parts);
        task.requireNotAdversarial("joint belief network");
        Set<String> names = parts.stream().map(Part::name).collect(Collectors.toSet());
        if (parts.size() < 2
                || names.size() < parts.size()
                || names.contains(JOINT)
                || parts.stream().anyMatch(part -> part.channels() < 1)) {
            throw new IllegalArgumentException("joint belief network: expected 2 parts or more of names of their own,"
                    + " none of them joint, and of 1 channel or more, got " + parts);
        }
        units = MachineStack.units("joint belief network", units);
        joint = MachineStack.units("joint belief network, joint", joint);
        if (!(greedy > 0 && greedy <= 1)) {
            throw new IllegalArgumentException(
                    "joint belief network: expected a greedy share of the rounds above 0 to 1, got " + greedy);
        }
    }

    private List<MachineStack> stacks(Grid seen) {
        int places = Math.toIntExact(seen.with(1).size());
        return parts.stream()
                .map(part -> new MachineStack(part.name() + ".", visible, part.channels() * places, units))
                .toList();
    }

    private MachineStack upon() {
        return new MachineStack(JOINT + ".", Visible.BINARY, parts.size() * units.getLast(), joint);
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("joint-belief-network");
        Seen seen = frontEnd.input(g, grid);
        int channels = parts.stream().mapToInt(Part::channels).sum();
        if (seen.grid().axes() == 0 || seen.grid().channels() != channels) {
            throw new IllegalArgumentException("joint belief network: expected parts at places, of " + channels
                    + " channels in all, got " + seen.grid().channels() + " of "
                    + seen.grid().lengths());
        }
        List<MachineStack> stacks = stacks(seen.grid());
        List<Value> tops = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < stacks.size(); i++) {
            int to = from + parts.get(i).channels();
            Value part = Layers.reshape(g, Layers.between(g, seen.values(), 1, from, to), 0, -1);
            tops.add(stacks.get(i).learning(g, part, chain));
            from = to;
        }
        Value top = upon().learning(g, Layers.concat(g, 1, tops.toArray(Value[]::new)), chain);
        g.output(FEATURES, top, GraphBuilder.ANY, joint.getLast());
        task.head(g, top, joint.getLast());
        return g.build();
    }

    @Override
    public List<Noise> noise(Grid grid) {
        Grid seen = frontEnd.input(new GraphBuilder("size"), grid).grid();
        return Stream.concat(stacks(seen).stream(), Stream.of(upon()))
                .flatMap(stack -> stack.noise(chain).stream())
                .toList();
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        List<MachineStack> stacks = stacks(Grid.ofSpace(1, 1));
        Stream<List<String>> beside = IntStream.range(0, units.size())
                .mapToObj(layer ->
                        stacks.stream().map(stack -> stack.names().get(layer)).toList());
        List<List<String>> layers =
                Stream.concat(beside, upon().names().stream().map(List::of)).toList();
        return new LayerByLayer(greedy, layers, name -> name.endsWith(".visible"))
                .phases(network, task.objective(), optimiser, schedule);
    }
}
