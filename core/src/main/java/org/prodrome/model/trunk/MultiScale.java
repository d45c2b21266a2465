package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Streams of convolutions side by side, each with a width of its own, so that one sees points and another their
 * surroundings; what they make is brought together at each place. After R. Hussein, M. O. Ahmed, R. Ward, Z. J. Wang,
 * L. Kuhlmann and Y. Guo, "Human Intracranial EEG Quantitative Analysis and Automatic Feature Learning for Epileptic
 * Seizure Prediction", arXiv 1904.03603, 2019, whose multi-scale networks have widths of 1, 3 and 5.
 *
 * @param kernels each stream's width, odd
 * @param filters of each block of a stream: a convolution with batch normalisation and a max pooling that halves
 */
public record MultiScale(List<Integer> kernels, List<Integer> filters) implements Trunk {
    private static final String NAME = "multi-scale";
    private static final int WIDEST = 31;

    public MultiScale {
        kernels = Checks.counts(NAME, "kernels", 8, kernels);
        filters = Checks.counts(NAME, "filters", 16, filters);
        Checks.require(
                kernels.stream().allMatch(width -> width % 2 == 1 && width <= WIDEST)
                        && kernels.stream().distinct().count() == kernels.size(),
                NAME,
                "odd widths up to " + WIDEST + ", each once",
                kernels);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        Checks.halving(NAME, filters.size(), x.places());
        Value[] streams = new Value[kernels.size()];
        Features last = x;
        for (int i = 0; i < streams.length; i++) {
            last = stream(g, prefix + "width" + kernels.get(i) + ".", x, kernels.get(i));
            streams[i] = last.value();
        }
        return new Features(Layers.concat(g, 1, streams), streams.length * filters.getLast(), last.places());
    }

    private Features stream(GraphBuilder g, String prefix, Features from, int kernel) {
        Features x = from;
        for (int block = 0; block < filters.size(); block++) {
            String name = prefix + "block" + (block + 1);
            x = Convolution.of(kernel).rectified(g, name, x, filters.get(block), true);
            x = Pool.HALVING.largest(g, name + ".pool", x);
        }
        return x;
    }
}
