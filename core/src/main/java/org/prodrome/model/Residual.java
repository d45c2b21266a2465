package org.prodrome.model;

import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Axis;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.StructuralSimilarity;

/**
 * How what a model rebuilt is compared with what it saw, and how the differences make its map and its score.
 *
 * @param smoothing odd number of neighbouring places along each axis whose mean stands in the map; 1 for none
 * @param top share of the places, those that differ most, whose mean is the score: 1 for all, 0 for one alone
 */
public record Residual(Measure measure, int smoothing, double top) {
    /** Mean of the squared differences, as they are. */
    public static final Residual SQUARED = new Residual(Measure.SQUARED, 1, 1);

    /** How two values differ, in the deviations of the training cases. */
    public enum Measure {
        /** (x - y)², L2. */
        SQUARED,
        /** |x - y|, L1. */
        ABSOLUTE,
        /**
         * (1 - SSIM) / 2 of the places around (Bergmann et al., "Improving Unsupervised Defect Segmentation", 2019).
         */
        STRUCTURAL
    }

    public Residual {
        if (smoothing < 1 || smoothing % 2 == 0 || !(top >= 0 && top <= 1)) {
            throw new IllegalArgumentException(
                    "residual: expected an odd smoothing of 1 or more and a top share of 0 to 1, got " + smoothing
                            + " and " + top);
        }
    }

    /** How much each value differs: of the seen values' shape, 0 where one was missing. */
    public Value differences(GraphBuilder g, FrontEnd.Seen seen, Value rebuilt) {
        Value each = switch (measure) {
            case SQUARED -> Layers.square(g, g.add(Arithmetic.Sub, seen.values(), rebuilt));
            case ABSOLUTE -> g.add(Arithmetic.Abs, g.add(Arithmetic.Sub, seen.values(), rebuilt));
            case STRUCTURAL ->
                StructuralSimilarity.unlike(
                        g, seen.values(), rebuilt, seen.grid().axes());
        };
        return seen.present().map(there -> g.add(Arithmetic.Mul, each, there)).orElse(each);
    }

    /** The mean over what was there: [batch]. */
    public static Value mean(GraphBuilder g, FrontEnd.Seen seen, Value differences) {
        long[] all = LongStream.range(1, 2 + seen.grid().axes()).toArray();
        Value mean = Layers.average(g, differences, all);
        return seen.present()
                .map(there -> {
                    Value share = Layers.average(g, there, all);
                    return g.add(Arithmetic.Div, mean, g.add(Arithmetic.Max, share, g.constant(1e-6f)));
                })
                .orElse(mean);
    }

    /** Adds the score and the map. */
    public void outputs(GraphBuilder g, FrontEnd frontEnd, FrontEnd.Seen seen, Value differences) {
        Value map = map(g, frontEnd, seen, differences);
        g.output(Model.SCORE, score(g, seen, differences, map), GraphBuilder.ANY);
    }

    /** Adds the map, and gives it on the grid of what is seen: [batch, 1, length, ...], of a row [batch, column]. */
    public Value map(GraphBuilder g, FrontEnd frontEnd, FrontEnd.Seen seen, Value differences) {
        int axes = seen.grid().axes();
        Value map = axes == 0 ? differences : smoothed(g, Layers.mean(g, differences, 1), axes);
        frontEnd.output(g, Model.MAP, map, seen.grid());
        return map;
    }

    /** The score: [batch]. */
    public Value score(GraphBuilder g, FrontEnd.Seen seen, Value differences, Value map) {
        return top == 1 ? mean(g, seen, differences) : highest(g, map, seen.grid(), top);
    }

    private Value smoothed(GraphBuilder g, Value map, int axes) {
        return smoothing == 1 ? map : Layers.around(g, map, axes, smoothing);
    }

    /**
     * The mean of a map's highest values: [batch].
     *
     * @param map [batch, 1, length, ...], of a row [batch, column]
     * @param top share of the places whose values count; 0 for one alone
     */
    public static Value highest(GraphBuilder g, Value map, Grid grid, double top) {
        long places = grid.axes() == 0 ? grid.channels() : grid.with(1).size();
        long count = Math.max(1, Math.round(top * places));
        Value flat = Layers.reshape(g, map, 0, -1);
        Value highest = g.node(Axis.TopK, flat, g.integers(count)).outputs(2).getFirst();
        return Layers.average(g, highest, 1);
    }
}
