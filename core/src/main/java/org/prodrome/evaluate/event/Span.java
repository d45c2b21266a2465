package org.prodrome.evaluate.event;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time or of samples that something lasts.
 *
 * @param start in seconds or samples, inclusive
 * @param end likewise, exclusive, after the start
 */
public record Span(double start, double end) {
    public Span {
        if (!(Double.isFinite(start) && Double.isFinite(end) && end > start)) {
            throw new IllegalArgumentException("span: expected a start before its end, got " + start + " to " + end);
        }
    }

    /**
     * The runs of true samples: sample i lasts from i to i + 1.
     *
     * @param flags [sample]
     */
    public static List<Span> of(boolean[] flags) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= flags.length; i++) {
            boolean inside = i < flags.length && flags[i];
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                spans.add(new Span(start, i));
                start = -1;
            }
        }
        return spans;
    }

    public double length() {
        return end - start;
    }

    /** Whether both have more than a moment in common. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /**
     * @throws IllegalArgumentException unless each begins where the one before has ended, or later, within the whole
     */
    public static void requireDisjoint(String kind, List<Span> spans, Span whole) {
        double before = whole.start();
        for (Span each : spans) {
            if (each.start() < before || each.end() > whole.end()) {
                throw new IllegalArgumentException("events: expected " + kind + " ones that follow one another within "
                        + whole.start() + " to " + whole.end() + ", got " + each.start() + " to " + each.end()
                        + " after " + before);
            }
            before = each.end();
        }
    }
}
