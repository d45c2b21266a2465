package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Blocks in which each layer sees what all layers before it gave (Huang, Liu, van der Maaten and Weinberger, "Densely
 * Connected Convolutional Networks", CVPR 2017, table 1), in the form with bottlenecks and compression (DenseNet-BC),
 * along one, two or three axes.
 *
 * @param layers of each block
 * @param growth channels that a layer adds
 * @param filters of the stem
 * @param compression share of the channels that go from a block to the next, above 0 to 1
 */
public record DenseNet(List<Integer> layers, int growth, int filters, double compression, Stem stem) implements Trunk {
    private static final String NAME = "densenet";

    public DenseNet {
        layers = Checks.counts(NAME, "layers", 6, layers);
        Checks.require(
                growth >= 1 && filters >= 1, NAME, "a growth and filters of 1 or more", growth + " and " + filters);
        Checks.require(compression > 0 && compression <= 1, NAME, "a compression above 0 to 1", compression);
    }

    /** DenseNet-121. */
    public static DenseNet of121() {
        return new DenseNet(List.of(6, 12, 24, 16), 32, 64, 0.5, Stem.WIDE);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = stem.of(g, prefix, Checks.places(NAME, g, seen), filters);
        for (int block = 0; block < layers.size(); block++) {
            String name = prefix + "block" + (block + 1);
            if (block > 0) {
                String between = prefix + "transition" + block;
                int kept = Math.max(1, (int) Math.floor(compression * x.channels()));
                Features fewer = Convolution.of(1).plain(g, between + ".conv", ahead(g, between, x), kept);
                x = Pool.HALVING.mean(g, between + ".pool", fewer);
            }
            for (int i = 1; i <= layers.get(block); i++) {
                x = layer(g, name + "." + i, x);
            }
        }
        return ahead(g, prefix + "last", x);
    }

    /** Normalisation and rectifier stand before the convolution here. */
    private static Features ahead(GraphBuilder g, String name, Features x) {
        return Convolution.relu(g, x.with(Layers.batchNorm(g, name + ".norm", x.value(), x.channels())));
    }

    private Features layer(GraphBuilder g, String name, Features x) {
        Features narrow = Convolution.of(1).plain(g, name + ".1.conv", ahead(g, name + ".1", x), 4 * growth);
        Features added = Convolution.of(3).plain(g, name + ".2.conv", ahead(g, name + ".2", narrow), growth);
        return new Features(Layers.concat(g, 1, x.value(), added.value()), x.channels() + growth, x.places());
    }
}
