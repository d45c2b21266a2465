package org.prodrome.data.format.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Text;
import org.prodrome.data.format.Contents;

/**
 * Plain text in UTF-8, with or without a byte order mark, in UTF-16 with one, or else in Latin-1. It has no samples;
 * {@link #read} gives the words.
 */
public final class TextFile {
    /** Bytes of a text that is read at once. */
    public static final long MOST_BYTES = 1 << 28;

    private static final String WIDE = "UTF-16";

    private TextFile() {}

    /** By its name, or because nothing at its beginning is what no text has. */
    public static boolean recognises(byte[] head, String name) {
        return name.endsWith(".txt") || name.endsWith(".text") || (head.length > 0 && isText(head));
    }

    private static boolean isText(byte[] head) {
        for (byte one : head) {
            boolean control = one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f';
            if (control || one == 0x7f) {
                return false;
            }
        }
        // A letter may be cut in two at the head's end.
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
    }

    /** @throws FormatException if the file holds zero bytes or other control characters, as no text does */
    public static Contents contents(Path path) throws IOException, FormatException {
        String encoding = encoding(path);
        return new Contents("text", encoding, List.of(), Contents.Origin.UNKNOWN, List.of(), List.of());
    }

    /** @throws FormatException if the file is no text, or longer than {@link #MOST_BYTES} */
    public static Text read(Path path) throws IOException, FormatException {
        String encoding = encoding(path);
        if (Files.size(path) > MOST_BYTES) {
            throw new FormatException(
                    path.toString(), "a text of at most " + MOST_BYTES + " bytes", Files.size(path) + "");
        }
        try (Reader reader = reader(path, encoding)) {
            StringBuilder text = new StringBuilder();
            char[] some = new char[1 << 13];
            for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
                text.append(some, 0, n);
            }
            return new Text(text.toString());
        }
    }

    /** Reads from after the byte order mark, if there is one. */
    static Reader reader(Path path, String encoding) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            if (encoding.equals(WIDE)) {
                return new InputStreamReader(in, StandardCharsets.UTF_16);
            }
            if (encoding.endsWith("mark")) {
                in.skipNBytes(3);
            }
            return new InputStreamReader(
                    in, encoding.startsWith("UTF-8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** "UTF-8", "UTF-8 with a byte order mark", "UTF-16" where such a mark says so, or "Latin-1". */
    static String encoding(Path path) throws IOException, FormatException {
        if (isWide(path)) {
            checkWide(path);
            return WIDE;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean utf = true;
        boolean mark = false;
        byte[] bytes = new byte[1 << 16];
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        int kept = 0;
        long at = 0;
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.readNBytes(bytes, kept, bytes.length - kept);
                    ;
                    n = in.readNBytes(bytes, kept, bytes.length - kept)) {
                checkText(path, bytes, kept, kept + n, at);
                mark |= at == 0
                        && n >= 3
                        && bytes[0] == (byte) 0xef
                        && bytes[1] == (byte) 0xbb
                        && bytes[2] == (byte) 0xbf;
                boolean end = n < bytes.length - kept;
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + n);
                if (utf) {
                    CoderResult result = decoder.decode(buffer, characters.clear(), end);
                    utf = !result.isError();
                }
                at += n;
                kept = utf ? buffer.remaining() : 0;
                if (end) {
                    return utf ? (mark ? "UTF-8 with a byte order mark" : "UTF-8") : "Latin-1";
                }
                System.arraycopy(bytes, buffer.position(), bytes, 0, kept);
            }
        }
    }

    private static boolean isWide(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            int first = in.read();
            int second = in.read();
            return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
        }
    }

    private static void checkWide(Path path) throws IOException, FormatException {
        CharsetDecoder decoder = StandardCharsets.UTF_16
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] some = new char[1 << 13];
        try (Reader reader = new InputStreamReader(Files.newInputStream(path), decoder)) {
            for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
                for (int i = 0; i < n; i++) {
                    if (some[i] < 8) {
                        throw new FormatException(path.toString(), "text in UTF-16", "a control character");
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw new FormatException(path.toString(), "text in UTF-16", "half a character");
        }
    }

    private static void checkText(Path path, byte[] bytes, int from, int to, long at) throws FormatException {
        for (int i = from; i < to; i++) {
            boolean white = bytes[i] >= 8 && bytes[i] <= 13;
            if (bytes[i] >= 0 && bytes[i] < 32 && !white && bytes[i] != 0x1a && bytes[i] != 0x1b) {
                throw new FormatException(
                        path + ", byte " + (at + i - from), "text in UTF-8 or Latin-1", "a control character");
            }
        }
    }
}
