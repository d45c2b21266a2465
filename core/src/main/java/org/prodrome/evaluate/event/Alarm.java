package org.prodrome.evaluate.event;

import java.util.ArrayList;
import java.util.List;

/**
 * When segments that were called abnormal make an alarm: so many of the last so many.
 *
 * @param least 1 or more
 * @param of as many or more
 */
public record Alarm(int least, int of) {
    public Alarm {
        if (least < 1 || of < least || of > 10_000) {
            throw new IllegalArgumentException(
                    "alarm: expected at least 1 of as many or more, 10000 at most, got " + least + " of " + of);
        }
    }

    /** Whether there is an alarm at each segment, of those in a row that end with it. */
    public boolean[] at(boolean[] abnormal) {
        boolean[] alarm = new boolean[abnormal.length];
        int count = 0;
        for (int i = 0; i < abnormal.length; i++) {
            count += abnormal[i] ? 1 : 0;
            count -= i >= of && abnormal[i - of] ? 1 : 0;
            alarm[i] = count >= least;
        }
        return alarm;
    }

    /**
     * Detected events: the segments of alarms, joined where they meet.
     *
     * @param segments rising by start
     * @param seconds the recording's length
     */
    public List<Span> events(List<Span> segments, boolean[] abnormal, double seconds) {
        return joined(segments, at(abnormal), seconds);
    }

    /**
     * Warnings: each begins so long after an alarm's segment ends, and lasts so long; those that meet are one.
     *
     * @param after seconds from the segment's end to the warning's beginning
     * @param lasting seconds
     */
    public List<Span> warnings(List<Span> segments, boolean[] abnormal, double after, double lasting, double seconds) {
        List<Span> warned = segments.stream()
                .map(segment -> new Span(segment.end() + after, segment.end() + after + lasting))
                .toList();
        return joined(warned, at(abnormal), seconds);
    }

    private static List<Span> joined(List<Span> spans, boolean[] chosen, double seconds) {
        List<Span> joined = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            double start = spans.get(i).start();
            double end = Math.min(seconds, spans.get(i).end());
            if (!chosen[i] || end <= start) {
                continue;
            }
            if (!joined.isEmpty() && start <= joined.getLast().end()) {
                joined.add(new Span(joined.removeLast().start(), end));
            } else {
                joined.add(new Span(start, end));
            }
        }
        return joined;
    }
}
