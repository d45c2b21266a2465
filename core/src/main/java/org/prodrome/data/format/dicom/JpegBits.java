package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** Bits of a JPEG scan: a zero follows each byte 0xff, and markers part restart intervals. */
final class JpegBits {
    private final CodedFrames.Coded coded;
    private final byte[] bytes;
    private int at;
    private long bits;
    private int left;

    JpegBits(CodedFrames.Coded coded, int at) {
        this.coded = coded;
        this.bytes = coded.bytes();
        this.at = at;
    }

    /** Takes in bytes up to the next marker, as many as there is room for. */
    private void fill() {
        while (left <= Long.SIZE - 2 * Byte.SIZE && at < bytes.length) {
            int next = bytes[at] & 0xff;
            if (next == 0xff) {
                if (at + 1 >= bytes.length || bytes[at + 1] != 0) {
                    return;
                }
                at++;
            }
            at++;
            bits = bits << Byte.SIZE | next;
            left += Byte.SIZE;
        }
    }

    private int take(int count) throws FormatException {
        if (left < count) {
            fill();
        }
        if (left < count) {
            throw coded.bad(at, "more data of a JPEG scan", at < bytes.length ? "a marker" : "the end");
        }
        left -= count;
        return (int) (bits >>> left) & ((1 << count) - 1);
    }

    int symbol(JpegHuffman table) throws FormatException {
        if (left < JpegHuffman.LONGEST) {
            fill();
        }
        if (left >= JpegHuffman.FAST_BITS) {
            int entry = table.fast()[(int) (bits >>> (left - JpegHuffman.FAST_BITS)) & 0xff];
            if (entry != 0) {
                left -= entry >> 8;
                return entry & 0xff;
            }
        }
        int code = 0;
        for (int length = 1; length <= JpegHuffman.LONGEST; length++) {
            code = code << 1 | take(1);
            if (code <= table.most()[length]) {
                return table.values()[code + table.shift()[length]];
            }
        }
        throw coded.bad(at, "a code of the JPEG table", "another");
    }

    /** A number of at most 16 bits, negative if its first is 0 (T.81, figure F.12). */
    int signed(int size) throws FormatException {
        if (size == 0) {
            return 0;
        }
        int value = take(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    void restart() throws FormatException {
        left = 0;
        int marker = coded.u16(at);
        if (marker < 0xffd0 || marker > 0xffd7) {
            throw coded.bad(at, "a restart marker", "something else");
        }
        at += 2;
    }

    /** Where the next marker stands. */
    int end() {
        int marker = at;
        while (marker + 1 < bytes.length && ((bytes[marker] & 0xff) != 0xff || bytes[marker + 1] == 0)) {
            marker++;
        }
        return marker;
    }
}
