package org.prodrome.model.cnn;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Mfcc;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;

/**
 * A 2-D convolutional network on the MFCC of the unsegmented heart sound, after Dissanayake, Fernando, Denman,
 * Sridharan, Ghaemmaghami and Fookes, "A Robust Interpretable Deep Learning Classifier for Heart Anomaly Detection
 * Without Segmentation", IEEE JBHI 2021. The recipe states where it departs from the paper.
 *
 * @param coefficients MFCC kept
 * @param filters of each block: convolution 3x3, batch norm, ReLU, max pooling 2x2, dropout
 * @param units of the dense layer before the logit
 * @param dropout rate after each block and after the dense layer
 */
public record MfccCnn(FrontEnd frontEnd, int coefficients, List<Integer> filters, int units, double dropout)
        implements Model {
    private static final String LOGIT = "logit";

    public MfccCnn {
        filters = List.copyOf(filters);
    }

    @Override
    public Network network(int samples, double rate) {
        GraphBuilder g = new GraphBuilder("mfcc-cnn");
        Value signal = Layers.scale(g, Layers.centre(g, g.input(SIGNAL, GraphBuilder.ANY, 1, samples), 2), 2);
        Value cepstrum = new Mfcc(frontEnd.at(rate), coefficients).of(g, signal);
        // The mean over time is the device's and the chest's colouring; without it the sites sound more alike.
        Value centred = Layers.centre(g, cepstrum, 2);
        Value x = Layers.reshape(g, Layers.scale(g, centred, 1, 2), 0, 1, coefficients, -1);
        int channels = 1;
        for (int block = 0; block < filters.size(); block++) {
            String name = "block" + (block + 1);
            int outputs = filters.get(block);
            x = Layers.convolution(g, name + ".conv", x, channels, outputs, 3, 1);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, outputs));
            x = Layers.dropout(g, Layers.halving(g, x), dropout);
            channels = outputs;
        }
        Value pooled = Layers.reshape(g, g.add(Layer.GlobalAveragePool, x), 0, -1);
        Value hidden = g.add(Activation.Relu, Layers.dense(g, "dense", pooled, channels, units));
        Value logits = Layers.dense(g, "head", Layers.dropout(g, hidden, dropout), units, 1);
        Value logit = Layers.reshape(g, logits, -1);
        g.output(LOGIT, logit, GraphBuilder.ANY);
        g.output(SCORE, logit, GraphBuilder.ANY);
        return g.build();
    }

    @Override
    public Supervision supervision() {
        return Supervision.LABELLED;
    }

    @Override
    public Objective objective() {
        return new Objective.BinaryCrossEntropy(LOGIT);
    }

    @Override
    public boolean localises() {
        return false;
    }
}
