package org.prodrome.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a case; anything may be absent.
 *
 * @param classes the source's own words for what the case is or has, such as "polyp"; several where it names several
 * @param severity how strong, in the source's or simulator's own measure, the higher the stronger
 * @param mask which samples are abnormal
 * @param boxes where in an image something is; empty where nothing is known
 * @param intervals where in a signal or a text something is; empty where nothing is known
 * @param beats moments within the signal; empty where nothing is known
 */
public record Truth(
        Label label,
        List<String> classes,
        OptionalDouble severity,
        Optional<Mask> mask,
        List<Box> boxes,
        List<Interval> intervals,
        List<Beat> beats) {

    /** The class of a case as a whole. */
    public enum Label {
        NORMAL,
        ABNORMAL,
        UNKNOWN
    }

    /**
     * Reads which samples are abnormal: an image or a volume on the case's own grid, of one channel, 0 where normal.
     */
    @FunctionalInterface
    public interface Mask {
        /** @throws FormatException if what lies there is not what it claims to be */
        Payload read() throws IOException, FormatException;
    }

    /**
     * A finding within an image, in pixels from its upper left corner; right and bottom are exclusive.
     *
     * @param finding the field's word for it, such as "bleeding"
     */
    public record Box(double left, double top, double right, double bottom, String finding) {
        public Box {
            if (!(left >= 0 && top >= 0 && right > left && bottom > top)) {
                throw new IllegalArgumentException(
                        "box: expected 0 <= left < right and 0 <= top < bottom in pixels, got " + left + ", " + top
                                + " to " + right + ", " + bottom);
            }
        }
    }

    /**
     * A finding within a signal or a text.
     *
     * @param start seconds, or characters of a text, inclusive
     * @param end likewise, exclusive
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

    /** A moment, in seconds from the start, and what happens then. */
    public record Beat(double time, Mark mark) {
        /** What a moment may be. */
        public sealed interface Mark {}

        /** The first and the second heart sound's onset. */
        public enum Sound implements Mark {
            S1,
            S2
        }

        /**
         * A QRS complex, by the classes of ANSI/AAMI EC57: N normal, bundle-branch block or escape, S supraventricular
         * ectopic, V ventricular ectopic, F fusion of V and N, Q paced or unclassifiable.
         */
        public enum Aami implements Mark {
            N,
            S,
            V,
            F,
            Q
        }
    }

    public Truth {
        classes = List.copyOf(classes);
        boxes = List.copyOf(boxes);
        intervals = List.copyOf(intervals);
        beats = List.copyOf(beats);
    }

    public static Truth of(Label label) {
        return new Truth(label, List.of(), OptionalDouble.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }

    public static Truth unknown() {
        return of(Label.UNKNOWN);
    }

    public Truth withClasses(List<String> named) {
        return new Truth(label, named, severity, mask, boxes, intervals, beats);
    }

    public Truth withSeverity(double strength) {
        return new Truth(label, classes, OptionalDouble.of(strength), mask, boxes, intervals, beats);
    }

    public Truth withMask(Mask drawn) {
        return new Truth(label, classes, severity, Optional.of(drawn), boxes, intervals, beats);
    }

    public Truth withBoxes(List<Box> drawn) {
        return new Truth(label, classes, severity, mask, drawn, intervals, beats);
    }

    public Truth withIntervals(List<Interval> found) {
        return new Truth(label, classes, severity, mask, boxes, found, beats);
    }

    public Truth withBeats(List<Beat> found) {
        return new Truth(label, classes, severity, mask, boxes, intervals, found);
    }
}
