package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Blocks of convolutions of width 3 and a max pooling, then dense layers (Simonyan and Zisserman, "Very Deep
 * Convolutional Networks for Large-Scale Image Recognition", ICLR 2015, table 1), along one, two or three axes. The
 * configurations here are A, B, D and E; C, with convolutions of width 1, isn't there.
 *
 * @param convolutions of each block
 * @param filters of each block's convolutions
 * @param norm whether batch normalisation follows each convolution, which the paper hadn't yet
 */
public record Vgg(List<Integer> convolutions, List<Integer> filters, boolean norm, DenseLayers dense) implements Trunk {
    private static final String NAME = "vgg";
    private static final List<Integer> FILTERS = List.of(64, 128, 256, 512, 512);

    public Vgg {
        convolutions = Checks.counts(NAME, "convolutions", 16, convolutions);
        filters = Checks.counts(NAME, "filters", 16, filters);
        Checks.require(
                convolutions.size() == filters.size(),
                NAME,
                "as many numbers of filters as of convolutions",
                filters.size() + " and " + convolutions.size());
    }

    /** VGG-11. */
    public static Vgg of11(boolean norm) {
        return new Vgg(List.of(1, 1, 2, 2, 2), FILTERS, norm, DenseLayers.WIDE);
    }

    /** VGG-13. */
    public static Vgg of13(boolean norm) {
        return new Vgg(List.of(2, 2, 2, 2, 2), FILTERS, norm, DenseLayers.WIDE);
    }

    /** VGG-16. */
    public static Vgg of16(boolean norm) {
        return new Vgg(List.of(2, 2, 3, 3, 3), FILTERS, norm, DenseLayers.WIDE);
    }

    /** VGG-19. */
    public static Vgg of19(boolean norm) {
        return new Vgg(List.of(2, 2, 4, 4, 4), FILTERS, norm, DenseLayers.WIDE);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        Checks.halving(NAME, filters.size(), x.places());
        for (int block = 0; block < filters.size(); block++) {
            String name = prefix + "block" + (block + 1);
            for (int i = 1; i <= convolutions.get(block); i++) {
                x = Convolution.of(3).rectified(g, name + "." + i, x, filters.get(block), norm);
            }
            x = Pool.HALVING.largest(g, name + ".pool", x);
        }
        return dense.of(g, prefix, x);
    }
}
