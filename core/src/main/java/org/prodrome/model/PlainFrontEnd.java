package org.prodrome.model;

import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/** The input as it is prepared, in its own unit: a picture's pixels from 0 to 255, for a network that wants them so. */
public record PlainFrontEnd() implements FrontEnd {
    private static final RawFrontEnd RAW = new RawFrontEnd(Level.KEPT);

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (grid.symbols() > 0 || grid.gaps()) {
            throw new IllegalArgumentException("plain front end: expected quantities of which none may be missing, got "
                    + (grid.gaps() ? "gaps" : "words"));
        }
        return new Seen(input, Optional.empty(), grid);
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        RAW.output(g, name, seen, grid);
    }

    @Override
    public double hop(Grid grid) {
        return RAW.hop(grid);
    }
}
