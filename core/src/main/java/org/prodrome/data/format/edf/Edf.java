package org.prodrome.data.format.edf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.ChannelGroup;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.PagedFile;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Windows;

/**
 * EDF, EDF+ and BDF recordings, read window by window, so that one longer than memory can be gone through. Channels of
 * one rate form a group. Samples are in each channel's physical unit: digital values scaled by the header's ranges in
 * 64 bits, rounded once. A discontinuous recording's records are joined; {@link #recordOnsets} says when each one
 * starts. Not for several threads.
 *
 * <p>Kemp et al., "A simple format for exchange of digitized polygraphic recordings", Electroencephalogr. Clin.
 * Neurophysiol. 82, 1992; Kemp and Olivan, "European data format 'plus' (EDF+)", Clin. Neurophysiol. 114, 2003.
 */
public final class Edf implements Closeable {
    private static final int MOST_LABELS = 1000;

    private final PagedFile file;
    private final EdfHeader header;
    private final EdfTimes times;
    private final List<List<EdfSignal>> signals;
    private final List<ChannelGroup> groups;

    private Edf(PagedFile file) throws IOException, FormatException {
        this.file = file;
        header = EdfHeader.read(file);
        times = new EdfTimesReader(header, file).read();
        signals = header.groups();
        groups = signals.stream().map(this::group).toList();
    }

    /** @throws FormatException if it is no such file, or not what its header claims */
    public static Edf open(Path path) throws IOException, FormatException {
        PagedFile file = new PagedFile(path);
        try {
            return new Edf(file);
        } catch (IOException | FormatException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Whether a file's beginning or name is of EDF or BDF. */
    public static boolean recognises(byte[] head, String name) {
        boolean edf = Magic.has(head, 0, "0       ") && head.length >= 256 && digits(head, 184) && digits(head, 252);
        boolean bdf = Magic.has(head, 1, "BIOSEMI") && (head[0] & 0xff) == 0xff;
        return edf || bdf || name.endsWith(".edf") || name.endsWith(".bdf");
    }

    private static boolean digits(byte[] head, int at) {
        return new String(head, at, 4, StandardCharsets.ISO_8859_1).matches("\\d+ *");
    }

    /** What a file holds; its samples are read when they are asked for. */
    public static Contents contents(Path path) throws IOException, FormatException {
        try (Edf edf = open(path)) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < edf.groups.size(); i++) {
                parts.add(part(path, edf, i));
            }
            List<String> labels = edf.annotations().stream()
                    .map(EdfAnnotation::text)
                    .filter(text -> !edf.header.names().isIn(text))
                    .distinct()
                    .limit(MOST_LABELS)
                    .toList();
            String encoding = 8 * edf.header.variant().bytes() + "-bit";
            return new Contents(
                    edf.header.variant().title(), encoding, parts, edf.header.origin(), labels, edf.warnings());
        }
    }

    private static Part part(Path path, Edf edf, int index) throws FormatException {
        ChannelGroup group = edf.groups.get(index);
        if (group.length() > Integer.MAX_VALUE) {
            throw edf.file.bad(
                    236, "at most " + Integer.MAX_VALUE + " samples a channel", Long.toString(group.length()));
        }
        return group.part(edf.groups.size() == 1, () -> open(path).windows(index));
    }

    public EdfVariant variant() {
        return header.variant();
    }

    /** By rate, in the order of the file; none where there are annotations alone. */
    public List<ChannelGroup> groups() {
        return groups;
    }

    /** In the order of the file. */
    public List<EdfAnnotation> annotations() {
        return times.annotations();
    }

    /** Seconds from the first record's start to each record's. */
    public double[] recordOnsets() {
        return times.recordOnsets().clone();
    }

    /** What whoever uses the recording should know, a line each. */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(header.warnings());
        all.addAll(times.warnings());
        return all;
    }

    /**
     * Reads a window of all channels of a group.
     *
     * @param from the first sample
     * @return [channel, time]
     */
    public float[][] read(ChannelGroup group, long from, int length) throws IOException, FormatException {
        int index = groups.indexOf(group);
        Objects.checkIndex(index, groups.size());
        float[][] into = group.window(from, length);
        read(signals.get(index), into, from, length);
        return into;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private ChannelGroup group(List<EdfSignal> group) {
        int perRecord = group.getFirst().perRecord();
        return new ChannelGroup(
                perRecord / header.recordSeconds(),
                header.records() * perRecord,
                group.stream().map(EdfSignal::channel).toList());
    }

    private Windows windows(int group) {
        return new Windows() {
            @Override
            public void read(int first, float[][] into, long from, int count) throws IOException, FormatException {
                Edf.this.read(signals.get(group).subList(first, first + into.length), into, from, count);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    private void read(List<EdfSignal> channels, float[][] into, long from, int count)
            throws IOException, FormatException {
        int perRecord = channels.getFirst().perRecord();
        int most = PagedFile.PAGE / header.variant().bytes();
        for (int done = 0; done < count; ) {
            long record = (from + done) / perRecord;
            int within = (int) ((from + done) % perRecord);
            int some = Math.min(Math.min(perRecord - within, count - done), most);
            for (int i = 0; i < into.length; i++) {
                EdfSignal signal = channels.get(i);
                long place = header.headerBytes()
                        + record * header.recordBytes()
                        + signal.at()
                        + (long) within * signal.bytes();
                signal.decode(file.at(place, some * signal.bytes()), into[i], done, some);
            }
            done += some;
        }
    }
}
