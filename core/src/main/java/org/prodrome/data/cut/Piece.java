package org.prodrome.data.cut;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Truth;

/**
 * A case that was cut out of a recording.
 *
 * @param start in the recording, in seconds
 * @param end likewise
 */
public record Piece(Case of, Case recording, double start, double end) {

    /** A piece of which that much is known beside what the recording's intervals and beats say of its time. */
    static Piece of(Case recording, double start, double end, Truth.Label label, List<String> classes) {
        Truth whole = recording.truth();
        List<Truth.Interval> intervals = new ArrayList<>();
        for (Truth.Interval one : whole.intervals()) {
            if (one.start() < end && one.end() > start) {
                intervals.add(new Truth.Interval(
                        Math.max(0, one.start() - start), Math.min(end, one.end()) - start, one.finding()));
            }
        }
        List<Truth.Beat> beats = whole.beats().stream()
                .filter(beat -> beat.time() >= start && beat.time() < end)
                .map(beat -> new Truth.Beat(beat.time() - start, beat.mark()))
                .toList();
        Truth truth =
                Truth.of(label).withClasses(classes).withIntervals(intervals).withBeats(beats);
        Case piece = new Case(
                recording.id() + String.format(Locale.ROOT, "@%.3f", start),
                recording.subject(),
                recording.site(),
                recording.device(),
                recording.part(),
                Optional.empty(),
                truth,
                recording.source());
        return new Piece(piece, recording, start, end);
    }

    /** Reading its part of a recording that others are cut out of, too. */
    Piece from(Shared recordings) {
        Case.Source source = () -> Stretch.between(read(recordings), start, end, of.id());
        Case reads = new Case(of.id(), of.subject(), of.site(), of.device(), of.part(), of.time(), of.truth(), source);
        return new Piece(reads, recording, start, end);
    }

    private Payload read(Shared recordings) throws IOException, FormatException {
        return recordings.read(recording);
    }
}
