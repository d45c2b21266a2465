package org.prodrome.data.synthetic.cohort;

import org.prodrome.data.Payload;

/** One visit's picture, square, and what is wrong in it. */
public interface Depiction {
    Findings findings();

    /** The same each time, of {@code side} pixels either way. */
    Payload picture(int side);
}
