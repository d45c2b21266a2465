package org.prodrome.model;

import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;

/**
 * The window that a calibrated picture is looked at through, such as 0 to 80 Hounsfield units for the brain: what lies
 * in it becomes -1 to 1, and what lies beyond is cut off, so that bone and air hide nothing of what is in between.
 *
 * @param low in the payload's unit
 * @param high above {@code low}
 */
public record RangeFrontEnd(double low, double high) implements FrontEnd {
    public RangeFrontEnd {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "range front end: expected low below high, both finite, got " + low + " and " + high);
        }
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        FrontEnd.requirePresent("range", grid);
        Value cut = g.add(Arithmetic.Clip, input, g.constant((float) low), g.constant((float) high));
        Value middle = g.add(Arithmetic.Sub, cut, g.constant((float) ((low + high) / 2)));
        Value seen = g.add(Arithmetic.Div, middle, g.constant((float) ((high - low) / 2)));
        return new Seen(seen, Optional.empty(), grid);
    }
}
