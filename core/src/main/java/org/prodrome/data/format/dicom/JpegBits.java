package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** Bits of a JPEG scan: a zero follows each byte 0xff, and markers part restart intervals. */
final class JpegBits {
    private final CodedFrames.Coded coded;
    private int at;
    private int bits;
    private int left;

    JpegBits(CodedFrames.Coded coded, int at) {
        this.coded = coded;
        this.at = at;
    }

    private int bit() throws FormatException {
        if (left == 0) {
            bits = coded.u8(at++);
            if (bits == 0xff) {
                if (coded.u8(at) != 0) {
                    throw coded.bad(at - 1, "data of a JPEG scan", "a marker");
                }
                at++;
            }
            left = 8;
        }
        return bits >> --left & 1;
    }

    int symbol(Jpeg12.Huffman table) throws FormatException {
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bit();
            if (code <= table.most()[length]) {
                int at = code + table.shift()[length];
                if (at < table.values().length) {
                    return table.values()[at];
                }
            }
        }
        throw coded.bad(at, "a code of the JPEG table", "another");
    }

    /** A number of so many bits, negative if its first is 0 (T.81, figure F.12). */
    int signed(int size) throws FormatException {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 1 | bit();
        }
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
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
        byte[] bytes = coded.bytes();
        while (marker + 1 < bytes.length && ((bytes[marker] & 0xff) != 0xff || bytes[marker + 1] == 0)) {
            marker++;
        }
        return marker;
    }
}
