package org.prodrome.data;

import java.util.List;

/**
 * What is known of a case; anything may be absent.
 *
 * @param intervals where something is, in seconds from the start; empty where nothing is known
 * @param beats moments within the signal; empty where nothing is known
 */
public record Truth(Label label, List<Interval> intervals, List<Beat> beats) {

    /** The class of a case as a whole. */
    public enum Label {
        NORMAL,
        ABNORMAL,
        UNKNOWN
    }

    /**
     * A finding within a signal.
     *
     * @param start seconds, inclusive
     * @param end seconds, exclusive
     * @param finding the field's word for it, such as "systolic murmur"
     */
    public record Interval(double start, double end, String finding) {
        public Interval {
            if (!(start >= 0 && end >= start)) {
                throw new IllegalArgumentException(
                        "interval: expected 0 <= start <= end in seconds, got " + start + " to " + end);
            }
        }
    }

    /** A heart sound's onset, in seconds from the start. */
    public record Beat(double time, Sound sound) {
        /** The first and the second heart sound. */
        public enum Sound {
            S1,
            S2
        }
    }

    public Truth {
        intervals = List.copyOf(intervals);
        beats = List.copyOf(beats);
    }

    public static Truth of(Label label) {
        return new Truth(label, List.of(), List.of());
    }

    public static Truth unknown() {
        return of(Label.UNKNOWN);
    }
}
