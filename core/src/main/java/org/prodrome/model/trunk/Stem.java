package org.prodrome.model.trunk;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.model.coder.Features;

/** What stands before a network's blocks. */
public enum Stem {
    /**
     * A convolution of width 7 by 2 and a max pooling of width 3 by 2: lengths are quartered, as pictures of 224 want.
     */
    WIDE,
    /** A convolution of width 3: lengths stay, as small pictures want (He, Zhang, Ren and Sun 2016, section 4.2). */
    NARROW;

    Features of(GraphBuilder g, String prefix, Features x, int filters) {
        return switch (this) {
            case WIDE -> {
                Features wide = Convolution.of(7).by(2).rectified(g, prefix + "stem", x, filters, true);
                yield Pool.OVERLAPPING.largest(g, prefix + "stem.pool", wide);
            }
            case NARROW -> Convolution.of(3).rectified(g, prefix + "stem", x, filters, true);
        };
    }
}
