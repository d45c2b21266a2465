package org.prodrome.model;

import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.signal.Field;

/**
 * Features that were measured by hand, each less its mean over the training cases and divided by its deviation there. A
 * missing one becomes 0, the mean, and is told by the mask.
 *
 * @param most deviations that a feature may be off; what lies beyond is cut off, for a ratio of next to nothing may be
 *     as large as it likes
 * @param along the axis that a trunk goes along
 */
public record FeatureFrontEnd(double most, Along along) implements FrontEnd {
    private static final RawFrontEnd RAW = new RawFrontEnd(Level.KEPT);

    /** What lies along the axis after the channels. */
    public enum Along {
        /** Windows in time, each feature a channel: [batch, feature, window]. */
        WINDOWS,
        /**
         * Features, each window a channel, so that convolutions go from feature to feature: [batch, window, feature].
         */
        FEATURES
    }

    public FeatureFrontEnd {
        if (!(most > 0)) {
            throw new IllegalArgumentException("feature front end: expected deviations above 0, got " + most);
        }
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (!grid.gaps() || grid.axes() > 1) {
            throw new IllegalArgumentException(
                    "feature front end: expected features of which any may be missing, got " + grid);
        }
        Seen seen = RAW.of(g, input, grid);
        Value cut = g.add(Arithmetic.Clip, seen.values(), g.constant((float) -most), g.constant((float) most));
        return switch (along) {
            case WINDOWS -> new Seen(cut, seen.present(), grid);
            case FEATURES -> {
                int windows = grid.axes() == 0 ? 1 : grid.lengths().getFirst();
                yield new Seen(
                        turned(g, cut, grid, windows),
                        seen.present().map(mask -> turned(g, mask, grid, windows)),
                        new Grid(windows, List.of(grid.channels()), OptionalDouble.empty(), true));
            }
        };
    }

    private static Value turned(GraphBuilder g, Value x, Grid grid, int windows) {
        return windows == 1 ? Layers.reshape(g, x, -1, 1, grid.channels()) : Layers.transpose(g, x, 0, 2, 1);
    }

    @Override
    public boolean measures() {
        return true;
    }

    /** Sets each feature's mean and deviation to those of training cases. */
    public Parameters fitted(Parameters start, Iterable<Field> training, int features) {
        return RAW.fitted(start, training, features);
    }
}
