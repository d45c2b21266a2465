package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.prodrome.data.FormatException;

/** Frames that aren't compressed (PS3.5, section 8.1). */
final class NativeFrames implements Frames {
    private static final int MOST_SAMPLES_AT_ONCE = 1 << 21;

    private final ImageModule image;
    private final Content.Bytes bytes;
    private final boolean swapped;
    private final boolean halved;

    /**
     * @param swapped whether bytes lie in 16-bit words of big endian
     * @param halved whether two neighbours share their colour
     */
    private NativeFrames(ImageModule image, Content.Bytes bytes, boolean swapped, boolean halved) {
        this.image = image;
        this.bytes = bytes;
        this.swapped = swapped;
        this.halved = halved;
    }

    /** @throws FormatException if bytes are missing */
    static NativeFrames of(ImageModule image, Content.Bytes bytes) throws FormatException {
        boolean swapped =
                image.pixels().vr() == Vr.OW && bytes.order() == ByteOrder.BIG_ENDIAN && image.allocated() <= 8;
        long full = length(image, false);
        boolean halved = image.photometric() == Photometric.YBR_FULL_422 && bytes.length() < full;
        long needed = length(image, halved);
        if (bytes.length() < needed) {
            throw image.pixels().bad(needed + " bytes long", bytes.length() + " bytes");
        }
        if (halved && (image.columns() % 2 == 1 || image.allocated() != 8 || image.planar())) {
            throw image.pixels().bad("8-bit pixels in pairs, as YBR_FULL_422 has it", "others");
        }
        return new NativeFrames(image, bytes, swapped, halved);
    }

    private static long length(ImageModule image, boolean halved) throws FormatException {
        long samples = image.area() * (halved ? 2 : image.samples());
        if (samples > Long.MAX_VALUE / 64 / image.frames()) {
            throw image.pixels().bad("of a size that can be counted", "more");
        }
        return (samples * image.frames() * image.allocated() + 7) / 8;
    }

    /** Whether more bytes follow than padding to an even length explains. */
    boolean hasMore() throws FormatException {
        return bytes.length() > length(image, halved) + 1;
    }

    @Override
    public int rowsAtOnce() {
        return Math.max(1, Math.min(image.rows(), MOST_SAMPLES_AT_ONCE / (image.columns() * image.samples())));
    }

    @Override
    public boolean isYbr() {
        return image.photometric().isYbr();
    }

    @Override
    public int[][] read(int frame, int row, int rows) throws IOException, FormatException {
        if (halved) {
            return halves(frame, row, rows);
        }
        int count = rows * image.columns();
        int[][] planes = new int[image.samples()][count];
        long first = frame * image.area() * image.samples();
        if (image.planar()) {
            for (int s = 0; s < planes.length; s++) {
                long at = first + s * image.area() + (long) row * image.columns();
                spread(at, count, planes, s, 1);
            }
        } else {
            spread(
                    first + (long) row * image.columns() * planes.length,
                    count * planes.length,
                    planes,
                    0,
                    planes.length);
        }
        return planes;
    }

    /** Reads samples that follow one another, and deals them out to so many planes. */
    private void spread(long first, int count, int[][] planes, int plane, int among) throws IOException {
        if (image.allocated() == 1) {
            bits(first, count, planes, plane, among);
            return;
        }
        ByteBuffer buffer = buffer(first * image.bytes(), count * image.bytes());
        for (int i = 0; i < count; i++) {
            planes[plane + i % among][i / among] = switch (image.bytes()) {
                case 1 -> buffer.get() & 0xff;
                case 2 -> buffer.getShort() & 0xffff;
                default -> buffer.getInt();
            };
        }
    }

    private void bits(long first, int count, int[][] planes, int plane, int among) throws IOException {
        ByteBuffer buffer = buffer(first / 8, (int) ((first % 8 + count + 7) / 8));
        for (int i = 0; i < count; i++) {
            int bit = (int) (first % 8) + i;
            planes[plane + i % among][i / among] = buffer.get(bit / 8) >> (bit % 8) & 1;
        }
    }

    /** Y1 Y2 Cb Cr for two neighbours of a row. */
    private int[][] halves(int frame, int row, int rows) throws IOException {
        int count = rows * image.columns();
        int[][] planes = new int[3][count];
        ByteBuffer buffer = buffer((frame * image.area() + (long) row * image.columns()) * 2, count * 2);
        for (int i = 0; i < count; i += 2) {
            planes[0][i] = buffer.get() & 0xff;
            planes[0][i + 1] = buffer.get() & 0xff;
            planes[1][i] = buffer.get() & 0xff;
            planes[1][i + 1] = planes[1][i];
            planes[2][i] = buffer.get() & 0xff;
            planes[2][i + 1] = planes[2][i];
        }
        return planes;
    }

    private ByteBuffer buffer(long from, int count) throws IOException {
        if (!swapped) {
            return bytes.buffer(from, count);
        }
        long start = from & ~1L;
        byte[] words = bytes.part(start, (int) Math.min((from + count + 1 & ~1L) - start, bytes.length() - start));
        byte[] turned = new byte[count];
        for (int i = 0; i < count; i++) {
            int at = (int) (from + i - start) ^ 1;
            turned[i] = at < words.length ? words[at] : words[at - 1];
        }
        return ByteBuffer.wrap(turned);
    }
}
