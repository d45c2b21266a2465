package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/**
 * Codes of one JPEG table (T.81, annex C).
 *
 * @param most the highest code of each length, or -1
 * @param shift from a code of each length to its place among the values
 * @param fast for each 8 bits, the length of the code that they begin with and its value, 256 x length + value; or 0
 */
record JpegHuffman(int[] most, int[] shift, int[] values, int[] fast) {
    static final int FAST_BITS = 8;
    static final int LONGEST = 16;

    static JpegHuffman read(CodedFrames.Coded coded, int at) throws FormatException {
        int[] most = new int[LONGEST + 1];
        int[] shift = new int[LONGEST + 1];
        int code = 0;
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = coded.u8(at + length - 1);
            shift[length] = total - code;
            code += count;
            total += count;
            most[length] = count == 0 ? -1 : code - 1;
            if (code > 1 << length) {
                throw coded.bad(
                        at, "a JPEG table of at most " + (1 << length) + " codes of " + length + " bits", "more");
            }
            code <<= 1;
        }
        int[] values = new int[total];
        for (int i = 0; i < total; i++) {
            values[i] = coded.u8(at + LONGEST + i);
        }
        return new JpegHuffman(most, shift, values, fast(most, shift, values));
    }

    private static int[] fast(int[] most, int[] shift, int[] values) {
        int[] fast = new int[1 << FAST_BITS];
        for (int bits = 0; bits < fast.length; bits++) {
            for (int length = 1; length <= FAST_BITS && fast[bits] == 0; length++) {
                int code = bits >> (FAST_BITS - length);
                int at = code + shift[length];
                if (code <= most[length] && at >= 0) {
                    fast[bits] = (length << 8) + values[at];
                }
            }
        }
        return fast;
    }

    int size() {
        return values.length;
    }
}
