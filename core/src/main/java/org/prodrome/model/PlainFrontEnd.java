package org.prodrome.model;

import java.util.Optional;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/** The input as it is prepared, in its own unit: a picture's pixels from 0 to 255, for a network that wants them so. */
public record PlainFrontEnd() implements FrontEnd {
    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        FrontEnd.requirePresent("plain", grid);
        return new Seen(input, Optional.empty(), grid);
    }
}
