package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Separable convolutions with residual connections (Chollet, "Xception: Deep Learning with Depthwise Separable
 * Convolutions", CVPR 2017, figure 5), along one, two or three axes. The first two convolutions are padded, so that
 * pictures of 299 give 150 places and not 149.
 *
 * @param stem filters of the two plain convolutions
 * @param entry filters of the blocks that halve lengths
 * @param middle how many blocks of three separable convolutions follow, of as many filters as the last of {@code entry}
 * @param exit filters of the last block that halves lengths, and of the two separable convolutions after it
 */
public record Xception(List<Integer> stem, List<Integer> entry, int middle, List<Integer> exit) implements Trunk {
    private static final String NAME = "xception";

    public Xception {
        stem = Checks.counts(NAME, "filters of the stem", 2, stem);
        entry = Checks.counts(NAME, "filters of the entry", 6, entry);
        exit = Checks.counts(NAME, "filters of the exit", 3, exit);
        Checks.require(middle >= 0 && middle <= 64, NAME, "0 to 64 middle blocks", middle);
        Checks.require(
                stem.size() == 2 && exit.size() == 3, NAME, "2 and 3 filters of stem and exit", stem + " and " + exit);
    }

    /** As in the paper. */
    public static Xception ofPaper() {
        return new Xception(List.of(32, 64), List.of(128, 256, 728), 8, List.of(1024, 1536, 2048));
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        x = Convolution.of(3).by(2).rectified(g, prefix + "stem1", x, stem.getFirst(), true);
        x = Convolution.of(3).rectified(g, prefix + "stem2", x, stem.getLast(), true);
        for (int i = 0; i < entry.size(); i++) {
            // The stem has rectified what the first block sees.
            x = halving(g, prefix + "entry" + (i + 1), x, i > 0, entry.get(i), entry.get(i));
        }
        for (int i = 1; i <= middle; i++) {
            x = middle(g, prefix + "middle" + i, x);
        }
        x = halving(g, prefix + "exit1", x, true, x.channels(), exit.getFirst());
        x = Convolution.relu(g, separable(g, prefix + "exit2", x, exit.get(1)));
        return Convolution.relu(g, separable(g, prefix + "exit3", x, exit.getLast()));
    }

    private static Features halving(
            GraphBuilder g, String name, Features x, boolean rectify, int between, int outputs) {
        Features inner = separable(g, name + ".1", rectify ? Convolution.relu(g, x) : x, between);
        inner = separable(g, name + ".2", Convolution.relu(g, inner), outputs);
        inner = Pool.OVERLAPPING.largest(g, name + ".pool", inner);
        Features around = Convolution.of(1).by(2).normed(g, name + ".shortcut", x, outputs);
        return sum(g, inner, around);
    }

    private static Features middle(GraphBuilder g, String name, Features x) {
        Features inner = x;
        for (int i = 1; i <= 3; i++) {
            inner = separable(g, name + "." + i, Convolution.relu(g, inner), x.channels());
        }
        return sum(g, inner, x);
    }

    private static Features sum(GraphBuilder g, Features a, Features b) {
        return a.with(g.add(Arithmetic.Add, a.value(), b.value()));
    }

    /** A convolution of each channel on its own, one of width 1, and batch normalisation. */
    private static Features separable(GraphBuilder g, String name, Features x, int outputs) {
        Features depth = Convolution.of(3).in(x.channels()).plain(g, name + ".depthwise", x, x.channels());
        Features point = Convolution.of(1).plain(g, name + ".pointwise", depth, outputs);
        return point.with(Layers.batchNorm(g, name + ".norm", point.value(), outputs));
    }
}
