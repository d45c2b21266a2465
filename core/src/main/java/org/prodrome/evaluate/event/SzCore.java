package org.prodrome.evaluate.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scoring of seizure detection by SzCORE (Dan et al. 2024), as its program timescoring carries it out; its challenge
 * lays events on whole seconds first. Figures of several recordings of one person come from their
 * {@link EventScore#plus}; SzCORE then takes the mean over persons.
 *
 * @param before how early a detection may come, in seconds
 * @param after how late
 * @param merge events nearer to each other than this are one, in seconds
 * @param longest longer events are split, in seconds
 */
public record SzCore(double before, double after, double merge, double longest) {
    /** SzCORE's own: 30 s before, 60 s after, merged under 90 s, split over 5 min. */
    public static final SzCore STANDARD = new SzCore(30, 60, 90, 300);

    /** Events are laid on a grid of tenths of a second. */
    private static final double RATE = 10;

    public SzCore {
        if (!(before >= 0 && after >= 0 && merge >= 0 && longest > 0)) {
            throw new IllegalArgumentException("SzCORE: expected tolerances and a gap of 0 or more and a longest event"
                    + " above 0, got " + before + ", " + after + ", " + merge + " and " + longest + " s");
        }
    }

    /**
     * Second by second: a hit is a second that is annotated and detected.
     *
     * @param annotated seizures in seconds, rising and disjoint
     * @param detected likewise
     * @param seconds the recording's length
     */
    public static EventScore samples(List<Span> annotated, List<Span> detected, double seconds) {
        require(annotated, detected, seconds);
        int length = (int) Math.rint(seconds);
        boolean[] truth = mask(annotated, 1, length);
        boolean[] called = mask(detected, 1, length);
        int[][] count = new int[2][2];
        for (int i = 0; i < length; i++) {
            count[truth[i] ? 1 : 0][called[i] ? 1 : 0]++;
        }
        return new EventScore(count[1][1], count[1][0], count[0][1], length);
    }

    /**
     * Seizure by seizure: a hit is an annotated seizure, with its tolerances, that a detection touches; a false alarm
     * is a detection that touches no such. Both are merged and split first.
     *
     * @param annotated seizures in seconds, rising and disjoint
     * @param detected likewise
     * @param seconds the recording's length
     */
    public EventScore events(List<Span> annotated, List<Span> detected, double seconds) {
        require(annotated, detected, seconds);
        int length = (int) Math.rint(seconds * RATE);
        List<Span> seizures = split(merged(annotated));
        List<Span> alarms = split(merged(detected));
        boolean[] called = mask(alarms, RATE, length);
        boolean[] found = new boolean[length];
        int hit = 0;
        for (Span seizure : seizures) {
            int from = place(Math.max(0, seizure.start() - before), length);
            int to = place(Math.min(length / RATE, seizure.end() + after), length);
            if (any(called, from, to)) {
                hit++;
                Arrays.fill(found, from, to, true);
            }
        }
        int falseAlarms = 0;
        for (Span alarm : alarms) {
            if (!any(found, place(alarm.start(), length), place(alarm.end(), length))) {
                falseAlarms++;
            }
        }
        return new EventScore(hit, seizures.size() - hit, falseAlarms, length / RATE);
    }

    private List<Span> merged(List<Span> events) {
        List<Span> merged = new ArrayList<>();
        for (Span each : events) {
            if (!merged.isEmpty() && each.start() - merged.getLast().end() < merge) {
                merged.add(new Span(merged.removeLast().start(), each.end()));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    private List<Span> split(List<Span> events) {
        List<Span> split = new ArrayList<>();
        for (Span each : events) {
            double start = each.start();
            while (each.end() - start > longest) {
                split.add(new Span(start, start + longest));
                start += longest;
            }
            split.add(new Span(start, each.end()));
        }
        return split;
    }

    private static boolean[] mask(List<Span> events, double rate, int length) {
        boolean[] mask = new boolean[length];
        for (Span each : events) {
            int from = Math.min(length, (int) Math.rint(each.start() * rate));
            Arrays.fill(mask, from, Math.clamp((int) Math.rint(each.end() * rate), from, length), true);
        }
        return mask;
    }

    private static int place(double seconds, int length) {
        return Math.clamp((int) Math.rint(seconds * RATE), 0, length);
    }

    private static boolean any(boolean[] flags, int from, int to) {
        for (int i = from; i < to; i++) {
            if (flags[i]) {
                return true;
            }
        }
        return false;
    }

    private static void require(List<Span> annotated, List<Span> detected, double seconds) {
        if (!(seconds > 0 && seconds * RATE < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("recording: expected a length above 0 and below "
                    + Integer.MAX_VALUE / RATE + " s, got " + seconds + " s");
        }
        Span whole = new Span(0, seconds);
        Span.requireDisjoint("annotated", annotated, whole);
        Span.requireDisjoint("detected", detected, whole);
    }
}
