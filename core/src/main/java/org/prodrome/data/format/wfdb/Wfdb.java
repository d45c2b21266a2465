package org.prodrome.data.format.wfdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.ChannelGroup;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Windows;
import org.prodrome.data.format.flac.AgreedStreams;

/**
 * WFDB records (PhysioNet), read window by window: a header (.hea) and the signal files that it names, all in one
 * folder. Signals of one rate form a group. Samples are in each signal's unit, {@code (stored - baseline) / gain} in 64
 * bits, rounded once; not a number where the stored value says that one is missing, where a segment lacks the signal,
 * and after a skewed signal's end. Not for several threads.
 *
 * <p>Moody, Pollard and Moody, "WFDB Software Package", PhysioNet, 2022; WFDB Applications Guide, header(5) and
 * signal(5).
 */
public final class Wfdb implements Closeable {
    private static final int MOST_HEADERS = 1000;

    private final Header header;
    private final StoredRecord record;
    private final List<int[]> signals;
    private final List<ChannelGroup> groups;

    private Wfdb(Path path, AgreedStreams agreed) throws IOException, FormatException {
        header = Header.read(path);
        record = header.segments().isEmpty() ? new SingleRecord(header, agreed) : new SegmentedRecord(header, agreed);
        Map<Integer, List<Integer>> byRate = new LinkedHashMap<>();
        for (int i = 0; i < record.signals().size() && record.frames() > 0; i++) {
            byRate.computeIfAbsent(record.signals().get(i).perFrame(), _ -> new ArrayList<>())
                    .add(i);
        }
        signals = byRate.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        groups = signals.stream().map(this::group).toList();
    }

    /** @throws FormatException if it is no such record, or a file of it is missing or too short */
    public static Wfdb open(Path header) throws IOException, FormatException {
        return new Wfdb(header, new AgreedStreams());
    }

    /** Whether a file's name is of a header. */
    public static boolean recognises(byte[] head, String name) {
        return name.endsWith(".hea");
    }

    /**
     * What a record holds. Its stored samples are gone through once, for checksums and first values; they are read when
     * they are asked for. Labels are those that comments are known to hold, and the distinct symbols of the reference
     * annotations (.atr).
     */
    public static Contents contents(Path path) throws IOException, FormatException {
        AgreedStreams agreed = new AgreedStreams();
        try (Wfdb wfdb = new Wfdb(path, agreed)) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < wfdb.groups.size(); i++) {
                parts.add(wfdb.part(path, agreed, i));
            }
            Doubts doubts = new Doubts();
            List<String> labels =
                    new ArrayList<>(Comments.labels(wfdb.header.text().comments()));
            labels.addAll(WfdbAnnotations.symbolsBeside(path, doubts));
            wfdb.record.verify(doubts);
            if (wfdb.groups.isEmpty()) {
                doubts.add("there are no samples, as of a layout that a record of several segments names");
            }
            Contents.Origin origin = new Contents.Origin(
                    Comments.subject(wfdb.header.text().comments()), Optional.empty(), Optional.empty());
            return new Contents("WFDB", wfdb.encoding(), parts, origin, labels, doubts.lines());
        }
    }

    /** If a file belongs to a record beside it, what it is. */
    public static Optional<String> belongs(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        if (folder == null) {
            return Optional.empty();
        }
        Path likely = folder.resolve(name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".hea");
        if (signalFiles(likely).contains(name)) {
            return Optional.of(belonging(likely));
        }
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(path -> path.getFileName().toString().endsWith(".hea"))
                    .limit(MOST_HEADERS)
                    .sorted()
                    .filter(path -> signalFiles(path).contains(name))
                    .map(Wfdb::belonging)
                    .findFirst();
        }
    }

    private static String belonging(Path header) {
        return "a signal file of the WFDB record " + header.getFileName() + ", which is the one to read";
    }

    /** Names of the files that a header's signals are in; none of a header that is no good. */
    public static List<String> signalFiles(Path header) {
        try {
            return Header.read(header).signals().stream()
                    .map(SignalLine::file)
                    .distinct()
                    .toList();
        } catch (IOException | FormatException e) {
            return List.of();
        }
    }

    /**
     * Files that a record is read from besides its header: signal files, and headers and signal files of its segments;
     * none of a header that is no good.
     */
    public static List<Path> filesOf(Path header) {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : signalFiles(header)) {
            addBeside(header, name, files);
        }
        for (String name : segmentHeaders(header)) {
            addBeside(header, name, files);
        }
        for (Path segment : List.copyOf(files)) {
            if (segment.toString().endsWith(".hea")) {
                signalFiles(segment).forEach(name -> addBeside(segment, name, files));
            }
        }
        return List.copyOf(files);
    }

    private static void addBeside(Path header, String name, Set<Path> files) {
        try {
            Path file = header.resolveSibling(name);
            if (name.indexOf('/') < 0 && Files.isRegularFile(file)) {
                files.add(file);
            }
        } catch (InvalidPathException e) {
            // A name that no file can have is of none.
        }
    }

    /** Names of the headers of a record's segments; none of a header that is no good. */
    public static List<String> segmentHeaders(Path header) {
        try {
            return Header.read(header).segments().stream()
                    .filter(segment -> !segment.empty())
                    .map(segment -> segment.name() + ".hea")
                    .distinct()
                    .toList();
        } catch (IOException | FormatException e) {
            return List.of();
        }
    }

    /** By rate, in the order of the header; none of a layout. */
    public List<ChannelGroup> groups() {
        return groups;
    }

    /**
     * Reads a window of all signals of a group.
     *
     * @param from the first sample
     * @return [channel, time]
     */
    public float[][] read(ChannelGroup group, long from, int length) throws IOException, FormatException {
        int index = groups.indexOf(group);
        Objects.checkIndex(index, groups.size());
        float[][] into = group.window(from, length);
        if (length > 0) {
            record.read(signals.get(index), into, from, length);
        }
        return into;
    }

    @Override
    public void close() throws IOException {
        record.close();
    }

    private ChannelGroup group(int[] group) {
        int perFrame = record.signals().get(group[0]).perFrame();
        return new ChannelGroup(
                record.rate() * perFrame,
                record.frames() * perFrame,
                IntStream.of(group)
                        .mapToObj(signal -> record.signals().get(signal).channel())
                        .toList());
    }

    private Part part(Path path, AgreedStreams agreed, int index) throws FormatException {
        ChannelGroup group = groups.get(index);
        // Where samples take no bytes of their own, a short file could claim any number.
        boolean free = !header.segments().isEmpty()
                || header.signals().stream()
                        .anyMatch(signal -> signal.empty() || signal.format().flac());
        long most = free ? Part.MOST_SAMPLES / group.channels().size() : Integer.MAX_VALUE;
        if (group.length() > most) {
            throw header.text().bad(0, "at most " + most + " samples a signal", Long.toString(group.length()));
        }
        return group.part(groups.size() == 1, () -> new Wfdb(path, agreed).windows(index));
    }

    private Windows windows(int index) {
        return new Windows() {
            @Override
            public void read(int first, float[][] into, long from, int count) throws IOException, FormatException {
                int[] which = java.util.Arrays.copyOfRange(signals.get(index), first, first + into.length);
                record.read(which, into, from, count);
            }

            @Override
            public void close() throws IOException {
                Wfdb.this.close();
            }
        };
    }

    private String encoding() {
        if (!header.segments().isEmpty()) {
            return header.segments().size() + " segments";
        }
        List<String> formats = header.signals().stream()
                .map(signal -> Integer.toString(signal.format().number()))
                .distinct()
                .toList();
        return formats.isEmpty() ? "no signals" : "format " + String.join(" ", formats);
    }
}
