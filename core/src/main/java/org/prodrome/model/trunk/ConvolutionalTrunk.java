package org.prodrome.model.trunk;

import java.util.Collections;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Blocks of two convolutions of width 3 and a max pooling, along one, two or three axes (Simonyan and Zisserman, "Very
 * Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015, configuration B), each convolution with
 * batch normalisation (Ioffe and Szegedy 2015).
 *
 * @param filters of each block's convolutions
 */
public record ConvolutionalTrunk(List<Integer> filters) implements Trunk {
    public ConvolutionalTrunk {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "convolutional trunk: expected 1 to 16 numbers of filters, each 1 or more, got " + filters);
        }
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        List<Integer> lengths = seen.grid().lengths();
        if (lengths.isEmpty() || Collections.min(lengths) >> filters.size() < 1) {
            throw new IllegalArgumentException(
                    "convolutional trunk: expected lengths that halve " + filters.size() + " times, got " + lengths);
        }
        int axes = lengths.size();
        Value x = seen.all(g);
        int channels = seen.encoded().channels();
        for (int block = 0; block < filters.size(); block++) {
            String name = prefix + "block" + (block + 1);
            x = layer(g, name + ".1", x, axes, channels, filters.get(block));
            channels = filters.get(block);
            x = Layers.halving(g, layer(g, name + ".2", x, axes, channels, channels), axes);
        }
        List<Integer> places =
                lengths.stream().map(length -> length >> filters.size()).toList();
        return new Features(x, channels, places);
    }

    private static Value layer(GraphBuilder g, String name, Value x, int axes, int inputs, int outputs) {
        Value convolved = Layers.convolution(g, name + ".conv", x, axes, inputs, outputs, 3, 1);
        return g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", convolved, outputs));
    }
}
