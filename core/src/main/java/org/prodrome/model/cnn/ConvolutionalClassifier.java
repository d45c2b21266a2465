package org.prodrome.model.cnn;

import java.util.List;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;

/**
 * A convolutional network of one, two or three dimensions that learns normal from abnormal: blocks of two convolutions
 * of width 3 and a max pooling (Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
 * Recognition", ICLR 2015, configuration B), each convolution with batch normalisation (Ioffe and Szegedy 2015), then
 * the mean over all places instead of the paper's two dense layers (Lin, Chen and Yan, "Network in Network", ICLR
 * 2014), so that the input's size is free.
 *
 * @param filters of each block's convolutions
 * @param units of the dense layer before the logit
 * @param dropout rate before and after the dense layer
 */
public record ConvolutionalClassifier(FrontEnd frontEnd, List<Integer> filters, int units, double dropout)
        implements Classifier {
    public ConvolutionalClassifier {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1) || units < 1) {
            throw new IllegalArgumentException("convolutional classifier: expected 1 to 16 numbers of filters and some"
                    + " units, each 1 or more, got " + filters + " and " + units);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "convolutional classifier: expected a dropout of 0 to below 1, got " + dropout);
        }
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("convolutional-classifier");
        FrontEnd.Seen seen = frontEnd.input(g, grid);
        int axes = seen.grid().axes();
        if (axes == 0 || seen.grid().lengths().stream().anyMatch(length -> length >> filters.size() < 1)) {
            throw new IllegalArgumentException("convolutional classifier: expected lengths that halve " + filters.size()
                    + " times, got " + seen.grid().lengths());
        }
        Value x = seen.all(g);
        int channels = seen.encoded().channels();
        for (int block = 0; block < filters.size(); block++) {
            String name = "block" + (block + 1);
            x = layer(g, name + ".1", x, axes, channels, filters.get(block));
            channels = filters.get(block);
            x = Layers.halving(g, layer(g, name + ".2", x, axes, channels, channels), axes);
        }
        long[] places = LongStream.range(2, 2 + axes).toArray();
        Value features = Layers.dropout(g, Layers.reshape(g, Layers.mean(g, x, places), 0, -1), dropout);
        Classifier.head(g, features, channels, units, dropout);
        return g.build();
    }

    private static Value layer(GraphBuilder g, String name, Value x, int axes, int inputs, int outputs) {
        Value convolved = Layers.convolution(g, name + ".conv", x, axes, inputs, outputs, 3, 1);
        return g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", convolved, outputs));
    }
}
