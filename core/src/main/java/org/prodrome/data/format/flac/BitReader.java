package org.prodrome.data.format.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/** Reads a file bit by bit, the highest of a byte first, and keeps the two checksums of what was read. */
final class BitReader {
    private static final int CHUNK = 1 << 13;
    private static final int[] CRC_8 = table(0x07, 8);
    private static final int[] CRC_16 = table(0x8005, 16);

    private final PagedFile file;
    private final byte[] chunk = new byte[CHUNK];
    private long start;
    private int filled;
    private int next;
    private long bits;
    private int count;
    private int crc8;
    private int crc16;

    BitReader(PagedFile file, long at) {
        this.file = file;
        start = at;
    }

    /** The byte that the next whole byte is read from. */
    long place() {
        return start + next - count / 8;
    }

    boolean ended() {
        return place() >= file.size();
    }

    void startSums() {
        crc8 = 0;
        crc16 = 0;
    }

    int crc8() {
        return crc8;
    }

    int crc16() {
        return crc16;
    }

    /** Drops bits up to the next whole byte. */
    void align() {
        count -= count % 8;
    }

    /** @param width 0 to 32 */
    long unsigned(int width) throws IOException, FormatException {
        while (count < width) {
            more();
        }
        count -= width;
        return (bits >>> count) & ((1L << width) - 1);
    }

    /** @param width 1 to 33 */
    long signed(int width) throws IOException, FormatException {
        long value = width > 32 ? (unsigned(width - 32) << 32) | unsigned(32) : unsigned(width);
        return value << (64 - width) >> (64 - width);
    }

    /** Zeros before the next one, which is read too. */
    long unary() throws IOException, FormatException {
        long zeros = 0;
        while (true) {
            if (count == 0) {
                more();
            }
            long rest = bits << (64 - count);
            int leading = Math.min(Long.numberOfLeadingZeros(rest), count);
            zeros += leading;
            count -= leading;
            if (count > 0) {
                count--;
                return zeros;
            }
        }
    }

    private void more() throws IOException, FormatException {
        if (next == filled) {
            start += filled;
            next = 0;
            filled = (int) Math.min(CHUNK, file.size() - start);
            if (filled <= 0) {
                filled = 0;
                throw file.bad(start, "more of a frame", "the end of the file");
            }
            ByteBuffer page = file.at(start, filled);
            page.get(chunk, 0, filled);
        }
        int value = chunk[next++] & 0xff;
        bits = (bits << 8) | value;
        count += 8;
        crc8 = CRC_8[crc8 ^ value];
        crc16 = ((crc16 << 8) & 0xffff) ^ CRC_16[(crc16 >>> 8) ^ value];
    }

    private static int[] table(int polynomial, int width) {
        int[] table = new int[256];
        int top = 1 << (width - 1);
        for (int value = 0; value < 256; value++) {
            int crc = value << (width - 8);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1;
            }
            table[value] = crc & ((1 << width) - 1);
        }
        return table;
    }
}
