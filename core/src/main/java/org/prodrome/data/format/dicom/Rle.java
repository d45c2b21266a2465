package org.prodrome.data.format.dicom;

import java.util.Arrays;
import org.prodrome.data.FormatException;

/** Run-length encoding (PS3.5, annex G): a segment for each byte of each sample, the highest first. */
final class Rle {
    private static final int HEADER = 64;

    /** A run of 128 takes two bytes. */
    private static final int MOST_A_BYTE = 64;

    private Rle() {}

    /** [sample][row x column] */
    static int[][] decode(CodedFrames.Coded coded, ImageModule image) throws FormatException {
        int width = image.allocated() == 1 ? 1 : image.bytes();
        int segments = image.samples() * width;
        int claimed = little(coded, 0);
        if (claimed != segments) {
            throw coded.bad(0, segments + " RLE segments", claimed + "");
        }
        int area = (int) image.area();
        if ((long) coded.bytes().length * MOST_A_BYTE * 8 / image.allocated() < (long) area * image.samples()) {
            throw coded.bad(0, "RLE data for " + area + " pixels", coded.bytes().length + " bytes");
        }
        int[][] planes = new int[image.samples()][area];
        byte[] segment = new byte[image.allocated() == 1 ? (area + 7) / 8 : area];
        for (int s = 0; s < segments; s++) {
            int from = little(coded, 4 + 4 * s);
            int to = s + 1 < segments ? little(coded, 8 + 4 * s) : coded.bytes().length;
            if (from < HEADER || to < from || to > coded.bytes().length) {
                throw coded.bad(4 + 4 * s, "an RLE segment within the frame", "one from " + from + " to " + to);
            }
            unpack(coded, from, to, segment);
            int[] plane = planes[s / width];
            for (int i = 0; i < area; i++) {
                plane[i] =
                        image.allocated() == 1 ? segment[i / 8] >> (i % 8) & 1 : (plane[i] << 8) | (segment[i] & 0xff);
            }
        }
        return planes;
    }

    private static int little(CodedFrames.Coded coded, int at) throws FormatException {
        return coded.u8(at) | coded.u8(at + 1) << 8 | coded.u8(at + 2) << 16 | coded.u8(at + 3) << 24;
    }

    /** PackBits: a count and so many bytes, or a negative count and a byte to repeat. */
    private static void unpack(CodedFrames.Coded coded, int from, int to, byte[] into) throws FormatException {
        byte[] bytes = coded.bytes();
        int at = from;
        int filled = 0;
        while (filled < into.length) {
            if (at >= to) {
                throw coded.bad(at, into.length + " bytes in an RLE segment", filled + "");
            }
            int count = bytes[at++];
            int some = Math.min(count >= 0 ? count + 1 : 1 - count, into.length - filled);
            if (count == -128) {
                continue;
            }
            if (at + (count >= 0 ? some : 1) > to) {
                throw coded.bad(at, "bytes of an RLE run", "the segment's end");
            }
            if (count >= 0) {
                System.arraycopy(bytes, at, into, filled, some);
                at += count + 1;
            } else {
                Arrays.fill(into, filled, filled + some, bytes[at++]);
            }
            filled += some;
        }
    }
}
