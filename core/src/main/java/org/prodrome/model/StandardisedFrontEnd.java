package org.prodrome.model;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.signal.Field;

/**
 * Each place of each channel by itself, less its mean over the training cases and divided by its deviation there, for
 * pictures that lie alike, such as slices of the brain in a common space. It is what a Boltzmann machine of quantities
 * takes its visible units for (Hinton, "A Practical Guide to Training Restricted Boltzmann Machines", 2010, section
 * 13.2). A missing value becomes 0, the mean, and is told by the mask.
 *
 * @param most deviations that a value may be off; what lies beyond is cut off, for a place that is seldom more than
 *     background hardly varies
 */
public record StandardisedFrontEnd(double most) implements FrontEnd {
    public StandardisedFrontEnd {
        if (!(most > 0)) {
            throw new IllegalArgumentException("standardised front end: expected deviations above 0, got " + most);
        }
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (grid.symbols() > 0 || grid.rate().isPresent()) {
            throw new IllegalArgumentException("standardised front end: expected values that lie alike in all cases,"
                    + " got " + (grid.symbols() > 0 ? "words" : "a signal"));
        }
        Seen seen = RawFrontEnd.standard(g, input, grid, grid.shape(1));
        Value cut = g.add(Arithmetic.Clip, seen.values(), g.constant((float) -most), g.constant((float) most));
        return new Seen(cut, seen.present(), grid);
    }

    @Override
    public boolean measures() {
        return true;
    }

    /** Sets each place's mean and deviation to those of training cases, none of which may be longer than a window. */
    Parameters fitted(Parameters start, Iterable<Field> training, Grid grid) {
        int places = Math.toIntExact(grid.size());
        for (Field field : training) {
            if (field.values().length != places) {
                throw new IllegalArgumentException("standardised front end: expected cases of one window, " + places
                        + " values, got one of " + field.values().length);
            }
        }
        return RawFrontEnd.measured(start, training, places);
    }
}
