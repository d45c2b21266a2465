package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PatientNames;

/**
 * A record's header (WFDB's header(5)).
 *
 * @param rate frames a second, in Hz
 * @param frames 0 where it isn't said
 * @param signals of a record of several segments none
 * @param segments of a record of one none
 */
record Header(HeaderText text, double rate, long frames, List<SignalLine> signals, List<Segment> segments) {
    private static final int MOST_SIGNALS = 4096;
    private static final int MOST_SEGMENTS = 1 << 16;
    private static final double RATE = 250;
    private static final Pattern RECORD = Pattern.compile("(?<name>[^\\s/]+)(?:/(?<segments>\\d{1,9}))?"
            + "\\s+(?<signals>\\d{1,9})(?:\\s+(?<rate>\\d{1,15}(?:\\.\\d{0,20})?(?:[eE][+-]?\\d{1,3})?)(?:/\\S*)?"
            + "(?:\\s+(?<frames>\\d{1,15})(?:\\s+.*)?)?)?\\s*");
    private static final Pattern SEGMENT = Pattern.compile("(?<name>\\S+)\\s+(?<frames>\\d{1,15})\\s*");

    /**
     * A stretch of a record of several segments.
     *
     * @param name of a record without its extension; "~" for a stretch without samples
     * @param line where the header has it
     */
    record Segment(String name, long frames, int line) {
        boolean empty() {
            return name.equals("~");
        }
    }

    static Header read(Path path) throws IOException, FormatException {
        HeaderText text = HeaderText.read(path);
        Matcher matcher = RECORD.matcher(text.lines().getFirst());
        if (!matcher.matches()) {
            throw text.bad(0, "a record's line: name, signals, rate and so on", "another");
        }
        double rate = matcher.group("rate") == null ? RATE : Double.parseDouble(matcher.group("rate"));
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw text.bad(0, "a rate above 0 Hz", rate + " Hz");
        }
        long frames = matcher.group("frames") == null ? 0 : Long.parseLong(matcher.group("frames"));
        int count = Integer.parseInt(matcher.group("signals"));
        if (count > MOST_SIGNALS) {
            throw text.bad(0, "at most " + MOST_SIGNALS + " signals", Integer.toString(count));
        }
        if (matcher.group("segments") != null) {
            int segments = Integer.parseInt(matcher.group("segments"));
            return new Header(text, rate, frames, List.of(), segments(text, segments, frames));
        }
        return new Header(text, rate, frames, signals(text, count), List.of());
    }

    private static List<SignalLine> signals(HeaderText text, int count) throws FormatException {
        if (text.lines().size() - 1 < count) {
            throw text.bad(
                    0,
                    count + " lines of signals",
                    Integer.toString(text.lines().size() - 1));
        }
        PatientNames names = Comments.names(text.comments());
        List<SignalLine> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signals.add(SignalLine.of(text.lines().get(i + 1), i, text, i + 1).without(names, i));
        }
        return List.copyOf(signals);
    }

    private static List<Segment> segments(HeaderText text, int count, long frames) throws FormatException {
        if (count < 1 || count > MOST_SEGMENTS || text.lines().size() - 1 < count) {
            throw text.bad(
                    0,
                    count + " lines of segments",
                    Integer.toString(text.lines().size() - 1));
        }
        List<Segment> segments = new ArrayList<>();
        long sum = 0;
        for (int i = 1; i <= count; i++) {
            Matcher matcher = SEGMENT.matcher(text.lines().get(i));
            if (!matcher.matches()) {
                throw text.bad(i, "a segment's line: name and samples", "another");
            }
            Segment segment = new Segment(matcher.group("name"), Long.parseLong(matcher.group("frames")), i);
            segments.add(segment);
            sum += segment.frames();
        }
        if (frames != 0 && sum != frames) {
            throw text.bad(0, "as many samples as the segments have, " + sum, Long.toString(frames));
        }
        return List.copyOf(segments);
    }

    /** Frames of all segments. */
    long segmentFrames() {
        return segments.stream().mapToLong(Segment::frames).sum();
    }
}
