package org.prodrome.model.trunk;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Nine modules that look through windows of several widths side by side (Szegedy et al., "Going Deeper with
 * Convolutions", CVPR 2015, table 1), along one, two or three axes. The paper's two auxiliary classifiers, which are
 * left away after training, aren't there. Pooling is padded, where the paper's implementation rounds lengths up; the
 * lengths of pictures of 224 are the same.
 *
 * @param filters of the first convolution, 64 in the paper; all others are in its proportion
 * @param norm whether batch normalisation follows each convolution, in place of the paper's response normalisation
 */
public record GoogLeNet(int filters, boolean norm) implements Trunk {
    private static final String NAME = "googlenet";
    private static final int PAPER = 64;

    /** Filters of width 1; before and of width 3; before and of width 5; after the pooling. */
    private record Module(String name, int one, int beforeThree, int three, int beforeFive, int five, int pooled) {}

    private static final Module[] MODULES = {
        new Module("3a", 64, 96, 128, 16, 32, 32),
        new Module("3b", 128, 128, 192, 32, 96, 64),
        new Module("4a", 192, 96, 208, 16, 48, 64),
        new Module("4b", 160, 112, 224, 24, 64, 64),
        new Module("4c", 128, 128, 256, 24, 64, 64),
        new Module("4d", 112, 144, 288, 32, 64, 64),
        new Module("4e", 256, 160, 320, 32, 128, 128),
        new Module("5a", 256, 160, 320, 32, 128, 128),
        new Module("5b", 384, 192, 384, 48, 128, 128)
    };

    public GoogLeNet {
        Checks.require(filters >= 4, NAME, "4 filters or more", filters);
    }

    /** As in the paper. */
    public static GoogLeNet ofPaper() {
        return new GoogLeNet(PAPER, false);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        x = layer(g, prefix + "1", x, 7, 2, PAPER);
        x = damped(g, Pool.OVERLAPPING.largest(g, prefix + "1.pool", x));
        x = layer(g, prefix + "2.reduce", x, 1, 1, PAPER);
        x = damped(g, layer(g, prefix + "2", x, 3, 1, 192));
        x = Pool.OVERLAPPING.largest(g, prefix + "2.pool", x);
        for (Module module : MODULES) {
            if (module.name().endsWith("a") && !module.name().startsWith("3")) {
                x = Pool.OVERLAPPING.largest(g, prefix + module.name() + ".before", x);
            }
            x = module(g, prefix + module.name(), x, module);
        }
        return x;
    }

    private Features module(GraphBuilder g, String name, Features x, Module module) {
        Features one = layer(g, name + ".1x1", x, 1, 1, module.one());
        Features three = layer(g, name + ".3x3.reduce", x, 1, 1, module.beforeThree());
        three = layer(g, name + ".3x3", three, 3, 1, module.three());
        Features five = layer(g, name + ".5x5.reduce", x, 1, 1, module.beforeFive());
        five = layer(g, name + ".5x5", five, 5, 1, module.five());
        Features pooled = new Pool(3, 1, 1).largest(g, name + ".pool", x);
        pooled = layer(g, name + ".pool.project", pooled, 1, 1, module.pooled());
        Value all = Layers.concat(g, 1, one.value(), three.value(), five.value(), pooled.value());
        int channels = one.channels() + three.channels() + five.channels() + pooled.channels();
        return new Features(all, channels, x.places());
    }

    private Features layer(GraphBuilder g, String name, Features x, int kernel, int stride, int outputs) {
        int scaled = Math.max(1, outputs * filters / PAPER);
        return Convolution.of(kernel).by(stride).rectified(g, name, x, scaled, norm);
    }

    private Features damped(GraphBuilder g, Features x) {
        return norm ? x : new ResponseNorm(1, 1e-4).of(g, x);
    }
}
