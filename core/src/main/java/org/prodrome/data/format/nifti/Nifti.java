package org.prodrome.data.format.nifti;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.prodrome.data.FormatException;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.array.Opening;

/**
 * NIfTI-1 and NIfTI-2: single files and pairs of .hdr and .img, plain or gzip-compressed, of either byte order.
 *
 * <p>A file's axes i, j, k are our width, height and depth, and what further axes it has are channels. Samples stay in
 * the order in which they are stored; the affine says where they lie.
 */
public final class Nifti {
    private Nifti() {}

    /**
     * A header and where its samples are.
     *
     * @param bytes the header's own
     * @param file that the header is in
     * @param zipped whether that is compressed
     * @param samples the file that the samples are in
     * @param samplesZipped whether that is compressed
     */
    record Opened(Header header, byte[] bytes, Path file, boolean zipped, Path samples, boolean samplesZipped) {
        NiftiContents contents() {
            return new NiftiContents(header, file, samples, samplesZipped);
        }
    }

    public static boolean recognises(byte[] head, String name) {
        if (Stranger.of(head, name).isPresent()) {
            return true;
        }
        boolean named = name.endsWith(".nii") || name.endsWith(".nii.gz");
        return named
                || switch (Header.look(inflated(head))) {
                    case NIFTI_1, NIFTI_2 -> true;
                    case ANALYZE, OTHER -> isPairs(name);
                };
    }

    private static boolean isPairs(String name) {
        return name.endsWith(".hdr") || name.endsWith(".img") || name.endsWith(".hdr.gz") || name.endsWith(".img.gz");
    }

    private static boolean gzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    private static byte[] inflated(byte[] head) {
        if (!gzip(head)) {
            return head;
        }
        byte[] inflated = new byte[Header.BYTES_2];
        int count = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            // Byte by byte, for the head ends somewhere within the compressed data.
            for (int b = in.read(); b >= 0 && count < inflated.length; b = in.read()) {
                inflated[count++] = (byte) b;
            }
        } catch (IOException e) {
            return Arrays.copyOf(inflated, count);
        }
        return Arrays.copyOf(inflated, count);
    }

    /** @throws FormatException if the file is not NIfTI, or lacks samples that it claims to have */
    public static Contents contents(Path path) throws IOException, FormatException {
        return open(path).contents().all();
    }

    static Opened open(Path path) throws IOException, FormatException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean image = name.endsWith(".img") || name.endsWith(".img.gz");
        Path file = image ? other(path, ".img", ".hdr") : path;
        byte[] start = start(file, 4096);
        Optional<Stranger> stranger = Stranger.of(start, name);
        if (stranger.isPresent()) {
            throw new FormatException(
                    file.toString(), "NIfTI-1 or NIfTI-2", stranger.get().words() + ", which is not read");
        }
        boolean gzip = gzip(start);
        byte[] bytes = gzip ? firstInflated(file) : start;
        int version = switch (Header.look(bytes)) {
            case NIFTI_1 -> 1;
            case NIFTI_2 -> 2;
            case ANALYZE ->
                throw new FormatException(
                        file + ", byte 344 (magic)",
                        "NIfTI-1 or NIfTI-2",
                        "an Analyze 7.5 header, which does not say left from right and is not read");
            case OTHER ->
                throw new FormatException(
                        file + ", byte 0 (sizeof_hdr)",
                        "a NIfTI header of 348 or 540 bytes",
                        bytes.length < Header.BYTES_1 ? "a file of " + bytes.length + " bytes" : "another length");
        };
        int size = version == 1 ? Header.BYTES_1 : Header.BYTES_2;
        if (bytes.length < size) {
            throw new FormatException(file.toString(), "a header of " + size + " bytes", bytes.length + " bytes");
        }
        byte[] own = Arrays.copyOf(bytes, size);
        Header header = Header.of(own, version, file.toString());
        Path samples = header.single() ? file : image ? path : other(file, ".hdr", ".img");
        return new Opened(header, own, file, gzip, samples, gzip(start(samples, 2)));
    }

    /** The other file of a pair, compressed or not. */
    private static Path other(Path file, String ending, String wanted) throws FormatException {
        String name = String.valueOf(file.getFileName());
        int dot = name.toLowerCase(Locale.ROOT).lastIndexOf(ending);
        if (dot >= 0) {
            boolean large = name.startsWith(ending.toUpperCase(Locale.ROOT), dot);
            String base = name.substring(0, dot) + (large ? wanted.toUpperCase(Locale.ROOT) : wanted);
            for (String candidate : new String[] {base, base + ".gz"}) {
                Path other = file.resolveSibling(candidate);
                if (Files.isRegularFile(other)) {
                    return other;
                }
            }
        }
        throw new FormatException(
                file.toString(), "the other file of the pair, " + wanted + " or " + wanted + ".gz, beside it", "none");
    }

    private static byte[] start(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }

    private static byte[] firstInflated(Path file) throws IOException, FormatException {
        try (InputStream in = Opening.gzip(file, 0).open()) {
            return in.readNBytes(Header.BYTES_2);
        } catch (ZipException | EOFException e) {
            throw new FormatException(file.toString(), "gzip data", "damaged compressed data");
        }
    }

    /**
     * Writes a NIfTI-1 file of 32-bit floats; gzip-compressed if its name ends in .gz. What was there stays until the
     * new file is whole.
     *
     * @throws IllegalArgumentException if an axis is longer than 32767 or the volume needs the units of more than mm
     */
    public static void write(Path path, Volume volume) throws IOException {
        NiftiWriter.write(path, volume);
    }
}
