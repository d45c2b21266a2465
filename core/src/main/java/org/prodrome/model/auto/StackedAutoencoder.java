package org.prodrome.model.auto;

import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.Grid;
import org.prodrome.model.supervised.LayerByLayer;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.task.Task;
import org.prodrome.runtime.Optimiser;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/**
 * Autoencoders one upon the other, whose decoders go once each has learned to rebuild what the layer below makes of the
 * cases; then all encoders and the task upon the last of them learn from the labels (Bengio, Lamblin, Popovici and
 * Larochelle, "Greedy Layer-Wise Training of Deep Networks", NIPS 2006; Ng, "Sparse autoencoder", CS294A lecture notes,
 * 2011). Codes are sigmoid; the first decoder is linear, for what it rebuilds are quantities, and those above sigmoid.
 *
 * @param units of each autoencoder's code
 * @param constraint of each code; none that corrupts what is seen
 * @param negative weight of the sum of the squares of all weights below 0, encoder's and decoder's, in each
 *     autoencoder's cost, which makes codes of parts (Hosseini-Asl, Zurada and Nasraoui, "Deep Learning of Part-Based
 *     Representation of Data Using Sparse Autoencoders With Nonnegativity Constraints", IEEE TNNLS 27, 2016); 0 for any
 *     weights
 * @param greedy share of the rounds in which the autoencoders learn, in equal parts; 0 for a network without
 */
public record StackedAutoencoder(
        FrontEnd frontEnd, List<Integer> units, Constraint constraint, double negative, double greedy, Task task)
        implements Supervised {
    private static final String REBUILT = ".rebuilt";

    public StackedAutoencoder {
        units = List.copyOf(units);
        task.requireNotAdversarial("stacked autoencoder");
        if (units.isEmpty() || units.size() > 8 || units.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "stacked autoencoder: expected 1 to 8 numbers of units, each 1 or more, got " + units);
        }
        if (!(greedy >= 0 && greedy < 1) || !(negative >= 0 && negative < 1e6)) {
            throw new IllegalArgumentException(
                    "stacked autoencoder: expected a greedy share of the rounds of 0 to below"
                            + " 1 and a weight of negative weights of 0 or more, got " + greedy + " and " + negative);
        }
        if (constraint instanceof Constraint.Gaussian || constraint instanceof Constraint.Masking) {
            throw new IllegalArgumentException(
                    "stacked autoencoder: expected a constraint that corrupts nothing, got " + constraint);
        }
    }

    private static String name(int layer) {
        return "layer" + (layer + 1);
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("stacked-autoencoder");
        Seen seen = frontEnd.input(g, grid);
        Grid all = seen.encoded();
        Value x = all.axes() == 0 ? seen.all(g) : Layers.reshape(g, seen.all(g), 0, -1);
        int inputs = Math.toIntExact(all.size());
        for (int layer = 0; layer < units.size(); layer++) {
            int width = units.get(layer);
            Value code = g.add(Activation.Sigmoid, Layers.dense(g, name(layer), x, inputs, width));
            if (greedy > 0) {
                cost(g, layer, x, inputs, code, width);
            }
            x = code;
            inputs = width;
        }
        g.output(FEATURES, x, GraphBuilder.ANY, inputs);
        task.head(g, x, inputs);
        return g.build();
    }

    private void cost(GraphBuilder g, int layer, Value x, int inputs, Value code, int width) {
        String name = name(layer);
        Value linear = Layers.dense(g, name + REBUILT, code, width, inputs);
        Value rebuilt = layer == 0 ? linear : g.add(Activation.Sigmoid, linear);
        Value error = Layers.average(g, Layers.square(g, g.add(Arithmetic.Sub, x, rebuilt)), 1);
        Value cost = g.add(Arithmetic.Add, error, constraint.penalty(g, code, width, x));
        if (negative > 0) {
            cost = g.add(Arithmetic.Add, cost, Layers.times(g, negative, below(g, name + ".weight")));
            cost = g.add(Arithmetic.Add, cost, Layers.times(g, negative, below(g, name + REBUILT + ".weight")));
        }
        g.output(LayerByLayer.cost(name), cost, GraphBuilder.ANY);
    }

    /** The sum of the squares of weights below 0. */
    private static Value below(GraphBuilder g, String weights) {
        Value under = g.add(Arithmetic.Min, g.value(weights), g.constant(0));
        return g.node(Reduction.ReduceSumSquare, under).integer("keepdims", 0).output();
    }

    @Override
    public List<Phase> phases(Network network, Optimiser optimiser, Schedule schedule) {
        List<List<String>> layers = IntStream.range(0, units.size())
                .mapToObj(layer -> List.of(name(layer)))
                .toList();
        return new LayerByLayer(greedy, layers, name -> name.contains(REBUILT))
                .phases(network, task.objective(), optimiser, schedule);
    }
}
