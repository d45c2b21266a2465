package org.prodrome.model.auto;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;

/**
 * An autoencoder of dense layers (Hinton and Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks",
 * Science 2006) on all values at once, trained on normal cases alone; the decoder mirrors the encoder. Unlike the
 * paper's it is not trained layer by layer first, and its units are rectified. Where a value was missing nothing has to
 * be rebuilt.
 *
 * @param units of the encoder's hidden layers
 * @param bottleneck values of the code
 */
public record DenseAutoencoder(FrontEnd frontEnd, List<Integer> units, int bottleneck) implements Autoencoder {
    public DenseAutoencoder {
        units = List.copyOf(units);
        if (units.size() > 16 || units.stream().anyMatch(some -> some < 1) || bottleneck < 1) {
            throw new IllegalArgumentException("dense autoencoder: expected up to 16 numbers of units and a bottleneck,"
                    + " each 1 or more, got " + units + " and " + bottleneck);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("dense-autoencoder");
        FrontEnd.Seen seen = frontEnd.of(g, g.input(INPUT, grid.shape(GraphBuilder.ANY)), grid);
        int values = Math.toIntExact(seen.grid().size());
        int inputs = values / seen.grid().channels() * seen.channels();
        List<Integer> widths = new ArrayList<>(units);
        widths.add(bottleneck);
        widths.addAll(units.reversed());
        Value x = Layers.reshape(g, seen.all(g), 0, -1);
        for (int layer = 0; layer < widths.size(); layer++) {
            boolean code = layer == units.size();
            Value summed = Layers.dense(g, code ? "code" : "dense" + (layer + 1), x, inputs, widths.get(layer));
            x = code ? summed : g.add(Activation.Relu, summed);
            inputs = widths.get(layer);
        }
        Value flat = Layers.dense(g, "reconstruction", x, inputs, values);
        long[] shape = seen.grid().shape(0);
        shape[0] = -1;
        Autoencoder.outputs(g, frontEnd, seen, Layers.reshape(g, flat, shape));
        return g.build();
    }
}
