package org.prodrome.data.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.prodrome.data.FormatException;

/** A compressed archive (POSIX ustar within gzip) of small files. */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int MOST_BYTES = 1 << 24;

    /** Takes a file. */
    @FunctionalInterface
    interface Sink {
        void accept(String name, byte[] bytes) throws IOException, FormatException;
    }

    private TarGz() {}

    /**
     * Reads all plain files, in the archive's order.
     *
     * @throws FormatException if it is no such archive, ends early, or has a file of more than 16 MiB
     */
    static void read(Path archive, Sink sink) throws IOException, FormatException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            byte[] header = new byte[BLOCK];
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                int size = size(archive, header);
                byte[] bytes = in.readNBytes(size);
                if (bytes.length < size) {
                    throw new EOFException("within a file");
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (header[156] == '0' || header[156] == 0) {
                    sink.accept(text(header, 0, 100), bytes);
                }
            }
        } catch (ZipException | EOFException e) {
            throw new FormatException(archive.toString(), "a whole archive .tar.gz", "a damaged one");
        }
    }

    private static int size(Path archive, byte[] header) throws FormatException {
        String octal = text(header, 124, 12).strip();
        if (!octal.matches("[0-7]{1,11}") || Long.parseLong(octal, 8) > MOST_BYTES) {
            throw new FormatException(archive.toString(), "files of at most " + MOST_BYTES + " bytes", "another entry");
        }
        return Integer.parseInt(octal, 8);
    }

    private static String text(byte[] header, int from, int length) {
        String text = new String(header, from, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
