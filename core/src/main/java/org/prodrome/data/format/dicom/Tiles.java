package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/**
 * Tiles of a JPEG 2000 codestream (ISO/IEC 15444-1, A.4.2 and B.6 to B.10). A decoder takes a tile that is missing for
 * a black one, and one that says to have more packets than the stream has bytes costs it all memory; each packet takes
 * a byte at least.
 */
final class Tiles {
    private static final int CODING = 0xff52;
    private static final int COMPONENT_CODING = 0xff53;
    private static final int START_OF_TILE = 0xff90;
    private static final int START_OF_DATA = 0xff93;
    private static final int END = 0xffd9;
    private static final int HEAD = 12;

    /** More are refused, for a decoder keeps some kilobytes of each. */
    private static final int MOST = 1 << 14;

    /** Packets a byte: tiles at the edges, which may have fewer, are counted like others. */
    private static final long PACKETS = 4;

    private final CodedFrames.Coded coded;
    private final long width;
    private final long height;
    private final int components;
    private final int count;
    private int layers;

    private Tiles(CodedFrames.Coded coded, long width, long height, int components, int count) {
        this.coded = coded;
        this.width = width;
        this.height = height;
        this.components = components;
        this.count = count;
    }

    static Tiles of(CodedFrames.Coded coded, int siz, int components) throws FormatException {
        long width = coded.u32(siz + 22);
        long height = coded.u32(siz + 26);
        long across = coded.u32(siz + 6) - coded.u32(siz + 30);
        long down = coded.u32(siz + 10) - coded.u32(siz + 34);
        if (width == 0 || height == 0 || across <= 0 || down <= 0) {
            throw coded.bad(siz + 22, "tiles that cover the image", "others");
        }
        long count = Math.ceilDiv(across, width) * Math.ceilDiv(down, height);
        if (count > MOST) {
            throw coded.bad(siz + 22, "at most " + MOST + " tiles", count + "");
        }
        return new Tiles(coded, Math.min(width, across), Math.min(height, down), components, (int) count);
    }

    /** Checks the main header's coding style. */
    void coding(int at) throws FormatException {
        layers = coded.u16(at + 6);
        check(at, coded.u8(at + 4), at + 9, (long) count * layers * components);
    }

    /** Checks the main header's coding style of one component. */
    void componentCoding(int at) throws FormatException {
        check(at, (long) count * layers);
    }

    /** Checks one component's coding style, whose number takes two bytes where there are many. */
    private void check(int at, long times) throws FormatException {
        int style = at + (components < 257 ? 5 : 6);
        check(at, coded.u8(style), style + 1, times);
    }

    /** @param times packets of each precinct */
    private void check(int at, int style, int levels, long times) throws FormatException {
        int most = coded.u8(levels);
        if (most > 32) {
            throw coded.bad(levels, "at most 32 levels of decomposition", most + "");
        }
        long precincts = 0;
        for (int r = 0; r <= most; r++) {
            int size = (style & 1) == 0 ? 0xff : coded.u8(levels + 5 + r);
            precincts += parts(width, most - r, size & 15) * parts(height, most - r, size >> 4);
        }
        long packets = PACKETS * coded.bytes().length;
        if (precincts * times > packets) {
            throw coded.bad(at, "at most " + packets + " packets in a stream so short", precincts * times + "");
        }
    }

    /** Precincts along one side of a resolution, those at its edges counted once. */
    private static long parts(long length, int down, int exponent) {
        return Math.ceilDiv(Math.ceilDiv(length, 1L << down), 1L << exponent);
    }

    /** Checks that all parts of all tiles are there. */
    void walk(int first) throws FormatException {
        int[] parts = new int[count];
        int[] expected = new int[count];
        int at = first;
        while (at + 1 < coded.bytes().length && coded.u16(at) == START_OF_TILE) {
            int tile = coded.u16(at + 4);
            long length = coded.u32(at + 6);
            if (tile >= count || coded.u8(at + 10) != parts[tile]) {
                throw coded.bad(at, "the next part of one of " + count + " tiles", "another");
            }
            parts[tile]++;
            if (coded.u8(at + 11) != 0) {
                expected[tile] = coded.u8(at + 11);
            }
            header(at + HEAD);
            if (length == 0) {
                ends();
                break;
            }
            if (length < HEAD || at + length > coded.bytes().length) {
                throw coded.bad(
                        at, "a part of a tile of " + length + " bytes", coded.bytes().length - at + " to the end");
            }
            at += (int) length;
        }
        for (int tile = 0; tile < count; tile++) {
            if (parts[tile] == 0 || parts[tile] < expected[tile]) {
                throw coded.bad(
                        at,
                        Math.max(1, expected[tile]) + " parts of tile " + (tile + 1) + " of " + count,
                        parts[tile] + "");
            }
        }
    }

    /** Checks the coding styles that a tile has of its own. */
    private void header(int first) throws FormatException {
        for (int at = first; coded.u16(at) != START_OF_DATA; at = coded.afterSegment(at)) {
            switch (coded.u16(at)) {
                case CODING -> check(at, coded.u8(at + 4), at + 9, (long) coded.u16(at + 6) * components);
                case COMPONENT_CODING -> check(at, Math.max(1, layers));
                default -> {}
            }
        }
    }

    /** A part that doesn't say how long it is goes to the end, which then has to be marked. */
    private void ends() throws FormatException {
        int end = coded.bytes().length;
        while (end > 2 && coded.u8(end - 1) == 0) {
            end--;
        }
        if (coded.u16(end - 2) != END) {
            throw coded.bad(end, "the end of a JPEG 2000 codestream", "none");
        }
    }
}
