package org.prodrome.signal.heart;

import java.util.List;

/**
 * A recording, cut into heart states.
 *
 * @param segments one after the other from the recording's start to its end, in the cycle's order; the first and the
 *     last are what the recording has of them
 */
public record Segmentation(List<HeartSegment> segments) {
    public Segmentation {
        segments = List.copyOf(segments);
        for (int i = 1; i < segments.size(); i++) {
            HeartSegment before = segments.get(i - 1);
            HeartSegment here = segments.get(i);
            if (here.start() != before.end()
                    || here.state().before() != before.state().ordinal()) {
                throw new IllegalArgumentException(
                        "segmentation: expected the state that follows " + before + ", got " + here);
            }
        }
    }

    /**
     * When a state begins, in seconds, rising. The recording's own start is no onset, for what is heard there may have
     * begun before.
     */
    public double[] onsets(HeartState state) {
        return segments.stream()
                .skip(1)
                .filter(segment -> segment.state() == state)
                .mapToDouble(HeartSegment::start)
                .toArray();
    }
}
