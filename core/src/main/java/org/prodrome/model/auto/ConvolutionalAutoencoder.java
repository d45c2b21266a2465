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
 * A convolutional autoencoder (Masci, Meier, Ciresan and Schmidhuber 2011) of one, two or three dimensions, trained on
 * normal cases alone: what it can't reconstruct is abnormal. Score and map are the mean squared error over the window
 * and over each place's channels or bands, in their variance among the normal.
 *
 * @param filters of each halving: convolution of width 3 and stride 2, batch norm, ReLU; the decoder mirrors them with
 *     transposed convolutions
 * @param bottleneck channels of the code
 */
public record ConvolutionalAutoencoder(FrontEnd frontEnd, List<Integer> filters, int bottleneck)
        implements Autoencoder {
    public ConvolutionalAutoencoder {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1) || bottleneck < 1) {
            throw new IllegalArgumentException("convolutional autoencoder: expected 1 to 16 numbers of filters and a"
                    + " bottleneck, each 1 or more, got " + filters + " and " + bottleneck);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("convolutional-autoencoder");
        FrontEnd.Seen whole = frontEnd.of(g, g.input(INPUT, grid.shape(GraphBuilder.ANY)), grid);
        FrontEnd.Seen seen = even(g, whole);
        int axes = seen.grid().axes();
        Value code = encode(g, seen.all(g), axes, seen.channels());
        Autoencoder.outputs(g, frontEnd, seen, decode(g, code, axes, seen.grid().channels()));
        return g.build();
    }

    /** Cuts the end of time off where the lengths would not halve evenly; a picture isn't cut. */
    private FrontEnd.Seen even(GraphBuilder g, FrontEnd.Seen seen) {
        Grid grid = seen.grid();
        int multiple = 1 << filters.size();
        List<Integer> lengths = new ArrayList<>(grid.lengths());
        int last = lengths.size() - 1;
        if (last >= 0 && grid.rate().isPresent()) {
            lengths.set(last, lengths.get(last) / multiple * multiple);
        }
        if (last < 0 || lengths.stream().anyMatch(length -> length == 0 || length % multiple != 0)) {
            throw new IllegalArgumentException("convolutional autoencoder: expected lengths that halve "
                    + filters.size() + " times, got " + grid.lengths());
        }
        return lengths.equals(grid.lengths()) ? seen : seen.first(g, lengths.get(last));
    }

    private Value encode(GraphBuilder g, Value picture, int axes, int seen) {
        Value x = picture;
        int channels = seen;
        for (int i = 0; i < filters.size(); i++) {
            String name = "encoder" + (i + 1);
            x = Layers.convolution(g, name + ".conv", x, axes, channels, filters.get(i), 3, 2);
            channels = filters.get(i);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, channels));
        }
        return Layers.convolution(g, "code", x, axes, channels, bottleneck, 1, 1);
    }

    private Value decode(GraphBuilder g, Value code, int axes, int seen) {
        int channels = filters.getLast();
        Value x = Layers.convolution(g, "decoder.conv", code, axes, bottleneck, channels, 1, 1);
        x = g.add(Activation.Relu, Layers.batchNorm(g, "decoder.norm", x, channels));
        for (int i = filters.size() - 1; i > 0; i--) {
            String name = "decoder" + i;
            x = Layers.doubling(g, name + ".conv", x, axes, channels, filters.get(i - 1));
            channels = filters.get(i - 1);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, channels));
        }
        return Layers.doubling(g, "reconstruction", x, axes, channels, seen);
    }
}
