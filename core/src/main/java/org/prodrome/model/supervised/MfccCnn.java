package org.prodrome.model.supervised;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Mfcc;
import org.prodrome.model.Grid;
import org.prodrome.model.MelFrontEnd;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Task;

/**
 * A 2-D convolutional network on the MFCC of the unsegmented heart sound, after Dissanayake, Fernando, Denman,
 * Sridharan, Ghaemmaghami and Fookes, "A Robust Interpretable Deep Learning Classifier for Heart Anomaly Detection
 * Without Segmentation", IEEE JBHI 2021. The recipe states where it departs from the paper.
 *
 * <p>Each coefficient is standardised, for the 0th is a hundred times as large as the 20th. The blocks' features are
 * averaged over time alone: which coefficient they stand at is kept, for the coefficients' axis, unlike a picture's,
 * means something else at each place.
 *
 * @param coefficients MFCC kept
 * @param cepstralMean what becomes of each coefficient's mean over the window
 * @param filters of each block: convolution 3x3, batch norm, ReLU, max pooling 2x2, dropout
 * @param units of the dense layer before the logit
 * @param dropout rate after each block and after the dense layer
 */
public record MfccCnn(
        MelFrontEnd frontEnd,
        int coefficients,
        CepstralMean cepstralMean,
        List<Integer> filters,
        int units,
        double dropout)
        implements Supervised {
    /** A coefficient's mean over the window: the colouring of the device and the chest, and of long murmurs. */
    public enum CepstralMean {
        KEPT,
        /** Taken away, so that no device is told by it. */
        SUBTRACTED
    }

    public MfccCnn {
        filters = List.copyOf(filters);
        if (filters.size() > 16 || coefficients >> filters.size() < 1) {
            throw new IllegalArgumentException("mfcc-cnn: expected coefficients that halve " + filters.size()
                    + " times, got " + coefficients + " coefficients");
        }
        if (units < 1 || filters.stream().anyMatch(some -> some < 1) || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("mfcc-cnn: expected units and filters of 1 or more and a dropout of 0 to"
                    + " below 1, got " + units + ", " + filters + " and " + dropout);
        }
    }

    @Override
    public Task task() {
        return new Detection();
    }

    @Override
    public Network network(Grid grid) {
        GraphBuilder g = new GraphBuilder("mfcc-cnn");
        Mfcc mfcc = new Mfcc(frontEnd.at(grid), coefficients);
        Value cepstrum = mfcc.of(g, frontEnd.levelled(g, g.input(INPUT, grid.shape(GraphBuilder.ANY))));
        Value kept = switch (cepstralMean) {
            case KEPT -> cepstrum;
            case SUBTRACTED -> Layers.centre(g, cepstrum, 2);
        };
        Value x = Layers.reshape(g, Layers.standardise(g, "input.norm", kept, coefficients), 0, 1, coefficients, -1);
        int channels = 1;
        int height = coefficients;
        for (int block = 0; block < filters.size(); block++) {
            String name = "block" + (block + 1);
            int outputs = filters.get(block);
            x = Layers.convolution(g, name + ".conv", x, 2, channels, outputs, 3, 1);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, outputs));
            x = Layers.dropout(g, Layers.halving(g, x, 2), dropout);
            channels = outputs;
            height /= 2;
        }
        Value overTime = Layers.reshape(g, Layers.mean(g, x, 3), 0, -1);
        Value hidden = g.add(Activation.Relu, Layers.dense(g, "dense", overTime, channels * height, units));
        task().head(g, Layers.dropout(g, hidden, dropout), units);
        return g.build();
    }
}
