package org.prodrome.model.trunk;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * A path of levels that halve lengths and a path back that doubles them, each level of which sees what the first path
 * gave at it: U-Net's layers.
 *
 * @param filters of each level's two convolutions, the finest first
 * @param norm whether batch normalisation follows each convolution
 */
public record Contraction(List<Integer> filters, boolean norm) {
    public Contraction {
        filters = List.copyOf(filters);
    }

    /**
     * Adds the layers.
     *
     * @return at the places of what is seen
     * @throws IllegalArgumentException if lengths don't halve as often as there are levels below the first
     */
    public Features of(GraphBuilder g, String prefix, Seen seen, int outputs) {
        Features x = Checks.places("u-net", g, seen);
        int halvings = filters.size() - 1;
        Checks.require(
                x.places().stream().allMatch(length -> length % (1 << halvings) == 0),
                "u-net",
                "lengths that " + (1 << halvings) + " divides, for " + filters.size() + " levels",
                x.places());
        List<Features> levels = new ArrayList<>();
        for (int level = 0; level < filters.size(); level++) {
            x = level == 0 ? x : Pool.HALVING.largest(g, prefix + "down" + level + ".pool", x);
            x = twice(g, prefix + "down" + (level + 1), x, filters.get(level));
            levels.add(x);
        }
        for (int level = filters.size() - 2; level >= 0; level--) {
            Features beside = levels.get(level);
            Features doubled = doubled(g, prefix + "up" + (level + 1), x, filters.get(level), beside.places());
            Value both = Layers.concat(g, 1, beside.value(), doubled.value());
            x = twice(
                    g,
                    prefix + "up" + (level + 1),
                    new Features(both, beside.channels() + doubled.channels(), beside.places()),
                    filters.get(level));
        }
        return Convolution.of(1).biased(g, prefix + "head", x, outputs);
    }

    private Features twice(GraphBuilder g, String name, Features x, int outputs) {
        Features first = Convolution.of(3).rectified(g, name + ".1", x, outputs, norm);
        return Convolution.of(3).rectified(g, name + ".2", first, outputs, norm);
    }

    /** A transposed convolution of width 2 by 2. */
    private static Features doubled(GraphBuilder g, String name, Features x, int outputs, List<Integer> places) {
        int axes = places.size();
        long[] shape = Layers.kernel(x.channels(), outputs, Layers.alike(2, axes));
        Value weight = g.parameter(name + ".double.weight", Initialiser.he(x.channels()), true, shape);
        Value bias = g.parameter(name + ".double.bias", new Initialiser.Constant(0), false, outputs);
        Value doubled = g.node(Layer.ConvTranspose, x.value(), weight, bias)
                .integers("kernel_shape", Layers.alike(2, axes))
                .integers("strides", Layers.alike(2, axes))
                .output(name + ".double");
        return new Features(doubled, outputs, places);
    }
}
