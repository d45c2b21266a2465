package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.flac.AgreedStreams;

/**
 * A record of several segments, one after the other: of fixed layout, where all have the same signals, or of variable
 * layout, where a first segment without samples lists all signals and each other one has some of them, by their names.
 */
final class SegmentedRecord implements StoredRecord {
    private final Header header;
    private final AgreedStreams agreed;
    private final List<Header.Segment> segments;
    private final long[] starts;
    private final List<SignalLine> signals;
    private final Map<String, Header> headers = new HashMap<>();
    /** For each signal its index in the segment, or -1. */
    private final Map<String, int[]> places = new HashMap<>();

    private @Nullable SingleRecord open;
    private String opened = "";

    SegmentedRecord(Header header, AgreedStreams agreed) throws IOException, FormatException {
        this.header = header;
        this.agreed = agreed;
        Header.Segment layout = header.segments().getFirst();
        boolean variable = layout.frames() == 0 && !layout.empty();
        segments = header.segments().stream()
                .filter(segment -> segment.frames() > 0)
                .toList();
        starts = new long[segments.size() + 1];
        for (int i = 0; i < segments.size(); i++) {
            starts[i + 1] = starts[i] + segments.get(i).frames();
        }
        for (Header.Segment segment : segments) {
            if (!segment.empty()) {
                check(segment, segmentHeader(segment));
            }
        }
        signals = variable ? segmentHeader(layout).signals() : firstSignals();
        for (Header.Segment segment : segments) {
            if (!segment.empty() && !places.containsKey(segment.name())) {
                places.put(segment.name(), places(segment, segmentHeader(segment), variable));
            }
        }
    }

    private List<SignalLine> firstSignals() throws IOException, FormatException {
        for (Header.Segment segment : segments) {
            if (!segment.empty()) {
                return segmentHeader(segment).signals();
            }
        }
        throw header.text().bad(0, "a segment with signals", "none");
    }

    private Header segmentHeader(Header.Segment segment) throws IOException, FormatException {
        Header known = headers.get(segment.name());
        if (known == null) {
            known = Header.read(header.text().beside(segment.name() + ".hea", segment.line(), "the segment's header"));
            headers.put(segment.name(), known);
        }
        return known;
    }

    private void check(Header.Segment segment, Header of) throws FormatException {
        boolean nested = !of.segments().isEmpty();
        if (nested || of.signals().isEmpty()) {
            throw header.text()
                    .bad(segment.line(), "a segment of one piece with signals", nested ? "segments" : "none");
        }
        if (of.rate() != header.rate() || (of.frames() != 0 && of.frames() != segment.frames())) {
            throw header.text()
                    .bad(
                            segment.line(),
                            "a segment of " + segment.frames() + " frames at " + header.rate() + " Hz",
                            of.frames() + " at " + of.rate() + " Hz in its own header");
        }
    }

    private int[] places(Header.Segment segment, Header of, boolean variable) throws FormatException {
        if (!variable && of.signals().size() != signals.size()) {
            throw header.text()
                    .bad(
                            segment.line(),
                            "a segment of " + signals.size() + " signals as the first",
                            of.signals().size() + " signals");
        }
        int[] found = new int[signals.size()];
        Arrays.fill(found, -1);
        for (int i = 0; i < of.signals().size(); i++) {
            int signal = variable ? index(of.signals().get(i).name(), found) : i;
            if (signal < 0) {
                throw header.text().bad(segment.line(), "a segment whose signals the layout has", "one more");
            }
            if (of.signals().get(i).perFrame() != signals.get(signal).perFrame()) {
                throw header.text().bad(segment.line(), "one number of samples a frame in all segments", "another");
            }
            found[signal] = i;
        }
        return found;
    }

    private int index(String name, int[] taken) {
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] < 0 && signals.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public double rate() {
        return header.rate();
    }

    @Override
    public long frames() {
        return starts[segments.size()];
    }

    @Override
    public List<SignalLine> signals() {
        return signals;
    }

    @Override
    public void read(int[] which, float[][] into, long from, int count) throws IOException, FormatException {
        int perFrame = signals.get(which[0]).perFrame();
        int found = Arrays.binarySearch(starts, from / perFrame);
        int segment = found >= 0 ? found : -found - 2;
        for (int done = 0; done < count; segment++) {
            long within = from + done - starts[segment] * perFrame;
            int some = (int) Math.min(count - done, segments.get(segment).frames() * perFrame - within);
            float[][] rows = new float[which.length][some];
            read(segments.get(segment), which, rows, within);
            for (int row = 0; row < rows.length; row++) {
                System.arraycopy(rows[row], 0, into[row], done, some);
            }
            done += some;
        }
    }

    private void read(Header.Segment segment, int[] which, float[][] rows, long from)
            throws IOException, FormatException {
        int[] place = segment.empty() ? new int[0] : Objects.requireNonNull(places.get(segment.name()));
        List<float[]> there = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        for (int row = 0; row < which.length; row++) {
            int signal = place.length == 0 ? -1 : place[which[row]];
            if (signal < 0) {
                Arrays.fill(rows[row], Float.NaN);
            } else {
                there.add(rows[row]);
                wanted.add(signal);
            }
        }
        if (!wanted.isEmpty()) {
            record(segment)
                    .read(
                            wanted.stream().mapToInt(Integer::intValue).toArray(),
                            there.toArray(float[][]::new),
                            from,
                            rows[0].length);
        }
    }

    private SingleRecord record(Header.Segment segment) throws IOException, FormatException {
        if (open == null || !opened.equals(segment.name())) {
            close();
            open = new SingleRecord(segmentHeader(segment), agreed);
            opened = segment.name();
            if (open.frames() != segment.frames()) {
                throw header.text()
                        .bad(segment.line(), segment.frames() + " frames", open.frames() + " in the segment's files");
            }
        }
        return open;
    }

    @Override
    public void verify(Doubts doubts) throws IOException, FormatException {
        Set<String> seen = new HashSet<>();
        long empty = 0;
        for (Header.Segment segment : segments) {
            empty += segment.empty() ? segment.frames() : 0;
            if (segment.empty() || !seen.add(segment.name())) {
                continue;
            }
            Doubts own = new Doubts();
            SingleRecord record = record(segment);
            record.verify(own);
            own.lines().forEach(line -> doubts.add("segment " + segment.name() + ": " + line));
            int[] place = Objects.requireNonNull(places.get(segment.name()));
            for (int i = 0; i < place.length; i++) {
                SignalLine signal = signals.get(i);
                if (place[i] >= 0 && !record.signals().get(place[i]).unit().equals(signal.unit())) {
                    doubts.add("segment " + segment.name() + ": signal " + signal.name() + " is in "
                            + record.signals().get(place[i]).unit() + ", not in " + signal.unit());
                }
            }
        }
        if (empty > 0) {
            doubts.add(empty + " of " + frames() + " frames have no samples");
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
            opened = "";
        }
    }
}
