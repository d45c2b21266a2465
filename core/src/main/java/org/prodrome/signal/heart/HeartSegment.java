package org.prodrome.signal.heart;

/**
 * A stretch of one state.
 *
 * @param start in seconds from the recording's start, inclusive
 * @param end likewise, exclusive
 */
public record HeartSegment(HeartState state, double start, double end) {
    public HeartSegment {
        if (!(start >= 0 && end > start) || Double.isInfinite(end)) {
            throw new IllegalArgumentException(
                    "heart segment: expected 0 <= start < end in seconds, got " + start + " to " + end);
        }
    }
}
