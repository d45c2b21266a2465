package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.LenientText;

/**
 * Annotations of a WFDB record in the MIT format (WFDB's annot(5)): little-endian words of 6 bits of code and 10 bits
 * of time since the annotation before.
 */
public final class WfdbAnnotations {
    private static final long MOST_BYTES = 1L << 28;
    private static final int SKIP = 59;
    private static final int NUMBER = 60;
    private static final int SUBTYPE = 61;
    private static final int CHANNEL = 62;
    private static final int NOTE = 63;
    private static final Set<String> ANNOTATORS = Set.of(
            "atr", "qrs", "qrsc", "ecg", "ari", "wqrs", "wabp", "sqrs", "gqrs", "gqrsh", "gqrsl", "ani", "apn", "pu",
            "pu0", "pu1", "q1c", "q2c", "q1t", "q2t");

    /**
     * One annotation.
     *
     * @param sample counted from 0
     * @param symbol such as "N" for a normal beat; "[42]" where a code has none
     * @param subtype -128 to 127
     * @param channel the signal that it is of
     * @param number further tag, -128 to 127
     * @param note free text; empty where there is none
     */
    public record Annotation(long sample, String symbol, int subtype, int channel, int number, String note) {}

    /**
     * What a file has.
     *
     * @param rate how many samples a second {@link Annotation#sample} counts, in Hz; empty where it is the record's
     *     frame rate
     */
    public record Listed(OptionalDouble rate, List<Annotation> annotations) {}

    private final Path path;
    private final ByteBuffer bytes;
    private final BeatSymbols symbols = new BeatSymbols();
    private final List<Annotation> annotations = new ArrayList<>();
    private int channel;
    private int number;

    private WfdbAnnotations(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file of annotations in order of time.
     *
     * @throws FormatException if it is no such file, or ends too early
     */
    public static Listed read(Path path) throws IOException, FormatException {
        long size = Files.size(path);
        if (size > MOST_BYTES || size < 2) {
            throw new FormatException(
                    path.toString(), "WFDB annotations in 2 to " + MOST_BYTES + " bytes", size + " bytes");
        }
        WfdbAnnotations reader = new WfdbAnnotations(path, Files.readAllBytes(path));
        reader.read();
        return new Listed(reader.symbols.rate(), List.copyOf(reader.annotations));
    }

    /** Whether a file's name is of annotations. */
    public static boolean recognises(byte[] head, String name) {
        return ANNOTATORS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A file without samples, whose labels are the distinct symbols. */
    public static Contents contents(Path path) throws IOException, FormatException {
        List<String> labels = symbols(read(path).annotations());
        return new Contents("WFDB annotations", "MIT", List.of(), Contents.Origin.UNKNOWN, labels, List.of());
    }

    /** The distinct symbols of the reference annotations beside a header; none where there are no such. */
    static List<String> symbolsBeside(Path header, Doubts doubts) throws IOException {
        String name = String.valueOf(header.getFileName());
        Path reference = header.resolveSibling(name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".atr");
        if (!Files.isRegularFile(reference)) {
            return List.of();
        }
        try {
            return symbols(read(reference).annotations());
        } catch (FormatException e) {
            doubts.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static List<String> symbols(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::symbol).distinct().sorted().toList();
    }

    private void read() throws FormatException {
        long time = 0;
        boolean skipped = false;
        while (bytes.remaining() >= 2) {
            int word = bytes.getShort() & 0xffff;
            int code = word >>> 10;
            if (word == 0 && !skipped) {
                return;
            }
            if (code == SKIP) {
                need(4, "an interval");
                time += (bytes.getShort() << 16) | (bytes.getShort() & 0xffff);
                skipped = true;
                continue;
            }
            if (code > SKIP) {
                throw bad(bytes.position() - 2, "an annotation before what is said of it", "code " + code);
            }
            time += word & 0x3ff;
            skipped = false;
            annotation(time, code);
        }
        throw bad(bytes.limit(), "a word of 0 at the end", "none");
    }

    /** What follows an annotation says more of it. */
    private void annotation(long time, int code) throws FormatException {
        int subtype = 0;
        String note = "";
        while (bytes.remaining() >= 2) {
            int word = bytes.getShort(bytes.position()) & 0xffff;
            int more = word >>> 10;
            if (more < NUMBER) {
                break;
            }
            bytes.getShort();
            switch (more) {
                case NUMBER -> number = (byte) word;
                case SUBTYPE -> subtype = (byte) word;
                case CHANNEL -> channel = word & 0xff;
                case NOTE -> note = note(word & 0x3ff);
                default -> throw new AssertionError("a code has 6 bits");
            }
        }
        boolean definition = time == 0 && code == 22 && symbols.defines(note);
        if (!definition && code != 0) {
            annotations.add(new Annotation(time, symbols.of(code), subtype, channel, number, note));
        }
    }

    private String note(int length) throws FormatException {
        need(length, "a note of " + length + " bytes");
        byte[] text = new byte[length];
        bytes.get(text);
        if (length % 2 != 0 && bytes.hasRemaining()) {
            bytes.get();
        }
        return LenientText.decoded(text).replace("\0", "");
    }

    private void need(int count, String what) throws FormatException {
        if (bytes.remaining() < count) {
            throw bad(bytes.position(), what, "the end of the file");
        }
    }

    private FormatException bad(int at, String expected, String got) {
        return new FormatException(String.format(Locale.ROOT, "%s, byte %d", path, at), expected, got);
    }
}
