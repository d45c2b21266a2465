package org.prodrome.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Part;

/**
 * Volumes of 16-bit integers as pairs of .hdr and .img of Analyze 7.5, in either order of bytes. The format doesn't say
 * how a volume lies in the patient, so there is no affine, and nothing but a source that knows its files reads it.
 *
 * <p>The header's fields are those of {@code dbh.h}, Mayo Foundation: sizeof_hdr at byte 0, dim[8] at 40, datatype at
 * 70, pixdim[8] at 76.
 */
final class Analyze {
    private static final int HEADER_BYTES = 348;
    private static final int SIGNED_SHORT = 4;

    private Analyze() {}

    static Path samples(Path header) {
        return header.resolveSibling(Folder.name(header).replaceFirst("\\.hdr$", ".img"));
    }

    static Volume read(Path header) throws IOException, FormatException {
        ByteBuffer fields = ByteBuffer.wrap(head(header));
        if (fields.capacity() == HEADER_BYTES && fields.getInt(0) != HEADER_BYTES) {
            fields.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (fields.capacity() < HEADER_BYTES || fields.getInt(0) != HEADER_BYTES) {
            throw new FormatException(header + ", byte 0", "an Analyze 7.5 header of 348 bytes", "another file");
        }
        int axes = fields.getShort(40);
        int width = fields.getShort(42);
        int height = fields.getShort(44);
        int depth = fields.getShort(46);
        boolean single = axes == 3 || (axes == 4 && fields.getShort(48) == 1);
        if (!single || width < 1 || height < 1 || depth < 1 || fields.getShort(70) != SIGNED_SHORT) {
            throw new FormatException(header + ", byte 40", "one volume of 16-bit integers", "something else");
        }
        long count = (long) width * height * depth;
        Path image = samples(header);
        if (count > Part.MOST_SAMPLES || Files.size(image) != 2 * count) {
            throw new FormatException(image.toString(), 2 * count + " bytes", Long.toString(Files.size(image)));
        }
        ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(image)).order(fields.order());
        float[] samples = new float[(int) count];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = stored.getShort(2 * i);
        }
        List<Double> spacing =
                List.of((double) fields.getFloat(88), (double) fields.getFloat(84), (double) fields.getFloat(80));
        boolean measured = spacing.stream().allMatch(mm -> mm > 0 && Double.isFinite(mm));
        return new Volume(
                samples,
                List.of(new Signal.Channel("T1w", "1")),
                depth,
                height,
                width,
                measured ? spacing : List.of(),
                List.of());
    }

    private static byte[] head(Path header) throws IOException {
        try (InputStream in = Files.newInputStream(header)) {
            return in.readNBytes(HEADER_BYTES);
        }
    }
}
