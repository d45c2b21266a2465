package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Blocks of one 3x3 convolution, batch norm, ReLU and max pooling 2x2 on a spectrogram or cepstrum, whose features are
 * averaged over time alone: at which frequency or coefficient they stand is kept, for that axis, unlike a picture's,
 * means something else at each place.
 *
 * @param filters of each block
 * @param dropout rate between blocks
 */
public record SpectralTrunk(List<Integer> filters, double dropout) implements Trunk {
    public SpectralTrunk {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > 16 || filters.stream().anyMatch(some -> some < 1)) {
            throw new IllegalArgumentException(
                    "spectral trunk: expected 1 to 16 numbers of filters, each 1 or more, got " + filters);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("spectral trunk: expected a dropout of 0 to below 1, got " + dropout);
        }
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        List<Integer> lengths = seen.grid().lengths();
        if (lengths.size() != 2 || lengths.stream().anyMatch(length -> length >> filters.size() < 1)) {
            throw new IllegalArgumentException("spectral trunk: expected frequencies and frames that halve "
                    + filters.size() + " times, got " + lengths);
        }
        Value x = seen.all(g);
        int channels = seen.encoded().channels();
        for (int block = 0; block < filters.size(); block++) {
            String name = prefix + "block" + (block + 1);
            int outputs = filters.get(block);
            Value convolved = Layers.convolution(g, name + ".conv", x, 2, channels, outputs, 3, 1);
            x = g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", convolved, outputs));
            x = Layers.halving(g, x, 2);
            if (block < filters.size() - 1) {
                x = Layers.dropout(g, x, dropout);
            }
            channels = outputs;
        }
        Value overTime = Layers.reshape(g, Layers.mean(g, x, 3), 0, -1);
        return new Features(overTime, channels * (lengths.getFirst() >> filters.size()), List.of());
    }
}
