package org.prodrome.model.auto;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.MelSpectrogram;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;

/**
 * A convolutional autoencoder (Masci, Meier, Ciresan and Schmidhuber 2011) of logarithmic mel bands, trained on normal
 * sounds alone: what it can't reconstruct is abnormal. Score and map are the mean squared error over the window and
 * over each frame's bands, in each band's variance among the normal.
 *
 * @param filters of each halving: convolution 3x3 of stride 2, batch norm, ReLU; the decoder mirrors them with
 *     transposed convolutions
 * @param bottleneck channels of the code
 */
public record ConvolutionalAutoencoder(FrontEnd frontEnd, List<Integer> filters, int bottleneck) implements Model {
    private static final String ERROR = "squared_error";

    public ConvolutionalAutoencoder {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1) || bottleneck < 1) {
            throw new IllegalArgumentException("convolutional autoencoder: expected 1 to 16 numbers of filters and a"
                    + " bottleneck, each 1 or more, got " + filters + " and " + bottleneck);
        }
    }

    @Override
    public Network network(int samples, double rate) {
        MelSpectrogram mel = frontEnd.at(rate);
        int bands = frontEnd.bands();
        int halvings = 1 << filters.size();
        int frames = mel.frames(samples) / halvings * halvings;
        if (frames == 0 || bands % halvings != 0) {
            throw new IllegalArgumentException("convolutional autoencoder: expected bands and frames that halve "
                    + filters.size() + " times, got " + bands + " bands and " + mel.frames(samples) + " frames");
        }
        GraphBuilder g = new GraphBuilder("convolutional-autoencoder");
        Value signal = frontEnd.loudness().of(g, g.input(SIGNAL, GraphBuilder.ANY, 1, samples));
        Value standard = Layers.standardise(g, "input.norm", mel.log(g, signal), bands);
        Value even = g.add(Shape.Slice, standard, g.integers(0), g.integers(frames), g.integers(2));
        Value picture = Layers.reshape(g, even, 0, 1, bands, frames);
        Value difference = g.add(Arithmetic.Sub, picture, decode(g, encode(g, picture)));
        Value error = g.node(Arithmetic.Mul, difference, difference).output(ERROR);
        Value map = g.node(Reduction.ReduceMean, error)
                .integers("axes", 1, 2)
                .integer("keepdims", 0)
                .output();
        Value score = g.node(Reduction.ReduceMean, map)
                .integers("axes", 1)
                .integer("keepdims", 0)
                .output();
        g.output(SCORE, score, GraphBuilder.ANY);
        g.output(MAP, map, GraphBuilder.ANY, frames);
        return g.build();
    }

    private Value encode(GraphBuilder g, Value picture) {
        Value x = picture;
        int channels = 1;
        for (int i = 0; i < filters.size(); i++) {
            String name = "encoder" + (i + 1);
            x = Layers.convolution(g, name + ".conv", x, channels, filters.get(i), 3, 2);
            channels = filters.get(i);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, channels));
        }
        return Layers.convolution(g, "code", x, channels, bottleneck, 1, 1);
    }

    private Value decode(GraphBuilder g, Value code) {
        int channels = filters.getLast();
        Value x = Layers.convolution(g, "decoder.conv", code, bottleneck, channels, 1, 1);
        x = g.add(Activation.Relu, Layers.batchNorm(g, "decoder.norm", x, channels));
        for (int i = filters.size() - 1; i > 0; i--) {
            String name = "decoder" + i;
            x = Layers.doubling(g, name + ".conv", x, channels, filters.get(i - 1));
            channels = filters.get(i - 1);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, channels));
        }
        return Layers.doubling(g, "reconstruction", x, channels, 1);
    }

    @Override
    public Supervision supervision() {
        return Supervision.NORMALS;
    }

    @Override
    public Objective objective() {
        return new Objective.Mean(ERROR);
    }

    @Override
    public boolean localises() {
        return true;
    }
}
