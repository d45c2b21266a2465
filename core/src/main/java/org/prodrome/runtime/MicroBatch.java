package org.prodrome.runtime;

import java.util.Map;
import org.prodrome.graph.Array;

/**
 * A part of a step's batch, as much as is run together.
 *
 * @param inputs by name
 * @param firstSample the place in the whole batch of its first sample, which chance depends on
 * @param weight its share of the whole batch's samples; above 0, at most 1
 */
public record MicroBatch(Map<String, Array> inputs, long firstSample, double weight) {

    /** The whole batch in one. */
    public static MicroBatch whole(Map<String, Array> inputs) {
        return new MicroBatch(inputs, 0, 1);
    }
}
