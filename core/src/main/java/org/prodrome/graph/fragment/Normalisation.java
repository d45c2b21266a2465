package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * Takes the mean away and divides by the deviation, each case by itself: [batch, channel, time] to the same shape. What
 * doesn't vary becomes 0.
 */
public enum Normalisation implements Fragment {
    /** Over time, each channel by itself: how strong a channel is is forgotten. */
    INSTANCE {
        @Override
        long[] axes() {
            return new long[] {2};
        }
    },
    /** Over channels, each moment by itself: how strong a moment is is forgotten. */
    CHANNEL {
        @Override
        long[] axes() {
            return new long[] {1};
        }
    },
    /** Over channels and time: how strong the case is is forgotten, and channels can be compared. */
    CASE {
        @Override
        long[] axes() {
            return new long[] {1, 2};
        }
    };

    abstract long[] axes();

    @Override
    public Value of(GraphBuilder g, Value x) {
        // The second time takes away what rounding the first left, which is all there is of a constant.
        Value centred = Layers.centre(g, Layers.centre(g, x, axes()), axes());
        return Layers.scale(g, centred, axes());
    }
}
