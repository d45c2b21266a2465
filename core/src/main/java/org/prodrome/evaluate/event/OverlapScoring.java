package org.prodrome.evaluate.event;

import java.util.List;

/**
 * Two older ways to score detected seizures (Shah et al. 2021), beside which SzCORE's are read: any overlap, which is
 * lenient, and time-aligned event scoring, which is strict. Here an overlap is more than a moment in common; the
 * authors' program for the second compares whole seconds, ends included.
 */
public final class OverlapScoring {
    private OverlapScoring() {}

    /**
     * Any overlap (OVLP): a hit is an annotated event that some detection overlaps, a false alarm a detection that
     * overlaps none.
     *
     * @param annotated events in seconds, rising and disjoint
     * @param detected likewise
     * @param seconds the recording's length
     */
    public static EventScore any(List<Span> annotated, List<Span> detected, double seconds) {
        require(annotated, detected, seconds);
        long hit = annotated.stream()
                .filter(each -> detected.stream().anyMatch(each::overlaps))
                .count();
        long falseAlarms = detected.stream()
                .filter(each -> annotated.stream().noneMatch(each::overlaps))
                .count();
        return new EventScore(hit, annotated.size() - hit, falseAlarms, seconds);
    }

    /**
     * Time-aligned event scoring (TAES): an event is hit by the share of it that is detected; what a detection has
     * beyond it is a false alarm, in units of the event's length and at most 1. One detection over several events hits
     * the first and misses the others wholly; an event that nothing overlaps is missed, and a detection that overlaps
     * nothing is a false alarm.
     *
     * @param annotated events in seconds, rising and disjoint
     * @param detected likewise
     * @param seconds the recording's length
     */
    public static EventScore timeAligned(List<Span> annotated, List<Span> detected, double seconds) {
        require(annotated, detected, seconds);
        boolean[] settled = new boolean[annotated.size()];
        boolean[] used = new boolean[detected.size()];
        double hit = 0;
        double falseAlarms = 0;
        for (int i = 0; i < annotated.size(); i++) {
            Span event = annotated.get(i);
            for (int j = 0; j < detected.size() && !settled[i]; j++) {
                Span detection = detected.get(j);
                if (used[j] || !event.overlaps(detection)) {
                    continue;
                }
                settled[i] = true;
                if (detection.end() >= event.end()) {
                    used[j] = true;
                    hit += covered(event, detection);
                    falseAlarms += beyond(event, detection);
                    for (int later = i + 1; later < annotated.size(); later++) {
                        settled[later] |= annotated.get(later).overlaps(detection);
                    }
                } else {
                    for (int next = j; next < detected.size(); next++) {
                        if (!used[next] && event.overlaps(detected.get(next))) {
                            used[next] = true;
                            hit += covered(event, detected.get(next));
                            falseAlarms += beyond(event, detected.get(next));
                        }
                    }
                }
            }
        }
        for (boolean each : used) {
            falseAlarms += each ? 0 : 1;
        }
        return new EventScore(hit, annotated.size() - hit, falseAlarms, seconds);
    }

    private static double covered(Span event, Span detection) {
        return (Math.min(event.end(), detection.end()) - Math.max(event.start(), detection.start())) / event.length();
    }

    private static double beyond(Span event, Span detection) {
        double before = Math.max(0, event.start() - detection.start());
        double after = Math.max(0, detection.end() - event.end());
        return Math.min(1, (before + after) / event.length());
    }

    private static void require(List<Span> annotated, List<Span> detected, double seconds) {
        Span whole = new Span(0, seconds);
        Span.requireDisjoint("annotated", annotated, whole);
        Span.requireDisjoint("detected", detected, whole);
    }
}
