package org.prodrome.data.cut;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;

/**
 * Segments of equal length of a continuous recording, to detect events such as seizures, or to predict them. What is
 * abnormal is the event itself or, to predict it, the time before it: half of a segment or more must lie there. A
 * segment is normal where no event is near. What is neither, such as the intervention time and the time after an event,
 * is of unknown label: it is judged, but nothing is learned from it. A clip, whose class is the event and of which no
 * interval is known, is all event; of another abnormal recording without intervals nothing is known at any time. How
 * near the events of other recordings of the subject are is not known.
 *
 * @param length of a segment, in seconds
 * @param hop from one to the next, in seconds
 * @param finding the truth's word for the event, such as "seizure"
 * @param preIctal seconds before the event that are to be told from others; 0 to detect the event itself
 * @param intervention seconds between those and the event, in which a warning comes too late
 * @param apart seconds that a normal segment is away from any event, or more
 */
public record Segments(double length, double hop, String finding, double preIctal, double intervention, double apart)
        implements Cutting {
    public Segments {
        if (!(length > 0 && hop > 0 && hop <= length)) {
            throw new IllegalArgumentException(
                    "cut: expected a length and a hop of up to that, above 0 s, got " + length + " and " + hop);
        }
        if (!(preIctal >= 0 && intervention >= 0 && apart >= 0)) {
            throw new IllegalArgumentException("cut: expected times of 0 s or more, got pre_ictal " + preIctal
                    + ", intervention " + intervention + " and apart " + apart);
        }
        if (preIctal == 0 && intervention > 0) {
            throw new IllegalArgumentException(
                    "cut: expected a pre_ictal time before an intervention time of " + intervention + " s, got none");
        }
        if (preIctal > 0 && apart < preIctal + intervention) {
            throw new IllegalArgumentException("cut: expected normal segments at least pre_ictal and intervention, "
                    + (preIctal + intervention) + " s, apart from an event, got " + apart + " s");
        }
    }

    /** Whether it is the time before an event that is told from others. */
    public boolean predicts() {
        return preIctal > 0;
    }

    /** The events of a recording; that of a clip has no end. */
    public List<Truth.Interval> events(Case recording) {
        Truth truth = recording.truth();
        if (truth.intervals().isEmpty() && truth.classes().contains(finding)) {
            return List.of(new Truth.Interval(0, Double.MAX_VALUE, finding));
        }
        return truth.intervals().stream()
                .filter(one -> one.finding().equals(finding))
                .toList();
    }

    @Override
    public List<Piece> pieces(Case recording, double seconds) {
        List<Piece> pieces = new ArrayList<>();
        int count = (int) Math.floor((seconds - length) / hop + 1e-9) + 1;
        List<Truth.Interval> events = events(recording);
        for (int i = 0; i < count; i++) {
            double start = i * hop;
            Label label = silent(recording.truth(), events) ? Label.UNKNOWN : label(events, start);
            pieces.add(Piece.of(recording, start, start + length, label, List.of()));
        }
        return pieces;
    }

    /** Whether nothing tells when a recording is normal. */
    private static boolean silent(Truth truth, List<Truth.Interval> events) {
        return truth.label() == Label.UNKNOWN
                || (truth.label() == Label.ABNORMAL
                        && events.isEmpty()
                        && truth.intervals().isEmpty());
    }

    private Label label(List<Truth.Interval> events, double start) {
        double abnormal = 0;
        boolean near = false;
        boolean within = false;
        for (Truth.Interval event : events) {
            double from = predicts() ? event.start() - intervention - preIctal : event.start();
            double to = predicts() ? event.start() - intervention : event.end();
            abnormal += overlap(start, from, to);
            within |= predicts() && overlap(start, event.start(), event.end()) > 0;
            near |= overlap(start, event.start() - apart, event.end() + apart) > 0;
        }
        if (abnormal >= length / 2 && !within) {
            return Label.ABNORMAL;
        }
        return near || abnormal > 0 ? Label.UNKNOWN : Label.NORMAL;
    }

    /** Seconds of a segment within a time. */
    private double overlap(double start, double from, double to) {
        return Math.max(0, Math.min(start + length, to) - Math.max(start, from));
    }
}
