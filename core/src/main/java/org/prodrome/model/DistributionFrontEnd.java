package org.prodrome.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * How the values of each channel are distributed, wherever they lie: the share of them below each of some thresholds,
 * as the cumulative distribution of diffusion coefficients tells of an organ (Shehata et al., "A new non-invasive
 * approach for early classification of renal rejection types using diffusion-weighted MRI", ICIP 2016). Thresholds lie
 * evenly; a value counts for half at one and for more or less along a ramp of one spacing, so that what is seen can be
 * attributed to the input. Missing values don't count.
 *
 * @param levels thresholds of each channel
 * @param reach of the lowest and the highest from the training cases' mean, in their deviations, above 0
 */
public record DistributionFrontEnd(int levels, double reach) implements FrontEnd {
    private static final RawFrontEnd RAW = new RawFrontEnd(Level.KEPT);

    public DistributionFrontEnd {
        if (levels < 2 || levels > 1024 || !(reach > 0 && reach <= 100)) {
            throw new IllegalArgumentException(
                    "distribution front end: expected 2 to 1024 levels and a reach above 0 to" + " 100 deviations, got "
                            + levels + " and " + reach);
        }
    }

    /** What measures the training cases. */
    RawFrontEnd standard() {
        return RAW;
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (grid.axes() == 0) {
            throw new IllegalArgumentException("distribution front end: expected values at places, got a row");
        }
        Seen seen = RAW.of(g, input, grid);
        Value values = Layers.reshape(g, seen.values(), 0, 0, -1);
        Optional<Value> there = seen.present().map(mask -> Layers.reshape(g, mask, 0, 0, -1));
        double spacing = 2 * reach / (levels - 1);
        List<Value> shares = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            float threshold = (float) ((level * spacing - reach) / spacing + 0.5);
            Value below = g.add(Arithmetic.Sub, g.constant(threshold), Layers.times(g, 1 / spacing, values));
            shares.add(share(g, g.add(Arithmetic.Clip, below, g.constant(0), g.constant(1)), there));
        }
        Value all = Layers.concat(g, 2, shares.toArray(Value[]::new));
        int channels = grid.channels() * levels;
        return new Seen(
                Layers.reshape(g, all, 0, channels),
                Optional.empty(),
                new Grid(channels, List.of(), OptionalDouble.empty(), false));
    }

    /** The mean over what is there: [batch, channel, 1]. */
    private static Value share(GraphBuilder g, Value below, Optional<Value> there) {
        return there.map(mask -> g.add(
                        Arithmetic.Div,
                        Layers.mean(g, g.add(Arithmetic.Mul, below, mask), 2),
                        g.add(Arithmetic.Max, Layers.mean(g, mask, 2), g.constant(1e-6f))))
                .orElseGet(() -> Layers.mean(g, below, 2));
    }
}
