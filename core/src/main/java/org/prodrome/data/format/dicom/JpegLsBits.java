package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** Bits of a JPEG-LS scan: the byte after 0xff holds only 7. */
final class JpegLsBits {
    private final CodedFrames.Coded coded;
    private int at;
    private int bits;
    private int left;
    private boolean stuffed;

    JpegLsBits(CodedFrames.Coded coded, int at) {
        this.coded = coded;
        this.at = at;
    }

    int bit() throws FormatException {
        if (left == 0) {
            bits = coded.u8(at);
            if (stuffed && bits > 127) {
                throw coded.bad(at, "data of a JPEG-LS scan", "a marker");
            }
            left = stuffed ? 7 : 8;
            stuffed = bits == 0xff;
            at++;
        }
        return bits >> --left & 1;
    }

    int bits(int count) throws FormatException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Golomb code of parameter k, whose unary part is at most {@code limit - bits - 1} long (T.87, A.5.3). */
    int golomb(int k, int limit, int bits) throws FormatException {
        int zeros = 0;
        while (bit() == 0) {
            zeros++;
            if (zeros > limit) {
                throw coded.bad(at, "a JPEG-LS code of at most " + limit + " zeros", "more");
            }
        }
        return zeros < limit - bits - 1 ? zeros << k | bits(k) : bits(bits) + 1;
    }

    /** Where the next marker stands. */
    int end() {
        int marker = Math.max(0, at - 1);
        byte[] bytes = coded.bytes();
        while (marker + 1 < bytes.length && ((bytes[marker] & 0xff) != 0xff || (bytes[marker + 1] & 0xff) < 0x80)) {
            marker++;
        }
        return marker;
    }
}
