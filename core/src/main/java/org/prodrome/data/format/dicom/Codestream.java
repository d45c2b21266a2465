package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/**
 * What a JPEG 2000 codestream (ISO/IEC 15444-1, annex A) says before its data, checked before native code sees it: the
 * image's size, one depth and full resolution in all components, every tile there in all its parts, no more packets
 * than bytes.
 *
 * @param bytes the stream, less what only helps to find places in it
 * @param precision bits a sample
 * @param signed whether they are signed
 * @param colour whether decoding makes red, green and blue of the components
 */
record Codestream(byte[] bytes, int rows, int columns, int components, int precision, boolean signed, boolean colour) {

    private static final int START = 0xff4f;
    private static final int SIZE = 0xff51;
    private static final int CODING = 0xff52;
    private static final int COMPONENT_CODING = 0xff53;
    private static final int TILE_LENGTHS = 0xff55;
    private static final int COMMENT = 0xff64;
    private static final int START_OF_TILE = 0xff90;

    /** Where the size segment lies, and in it the components. */
    private static final int SIZ = 2;

    private static final int COMPONENTS = SIZ + 38;

    static Codestream of(CodedFrames.Coded frame, ImageModule image) throws FormatException {
        CodedFrames.Coded coded = frame.from(start(frame));
        if (coded.u16(SIZ) != SIZE) {
            throw coded.bad(SIZ, "the size segment of a JPEG 2000 codestream", "something else");
        }
        long columns = coded.u32(SIZ + 6) - coded.u32(SIZ + 14);
        long rows = coded.u32(SIZ + 10) - coded.u32(SIZ + 18);
        int components = coded.u16(COMPONENTS);
        int depth = coded.u8(COMPONENTS + 2);
        int precision = (depth & 0x7f) + 1;
        if (rows != image.rows() || columns != image.columns()) {
            throw coded.bad(0, "an image of " + image.rows() + " x " + image.columns(), rows + " x " + columns);
        }
        if (components != image.samples() || precision > Math.max(8, image.allocated())) {
            throw coded.bad(
                    0,
                    image.samples() + " components of at most " + image.allocated() + " bits",
                    components + " of " + precision);
        }
        for (int at = COMPONENTS + 2; at < COMPONENTS + 2 + 3 * components; at += 3) {
            if (coded.u8(at) != depth || coded.u8(at + 1) != 1 || coded.u8(at + 2) != 1) {
                throw coded.bad(at, "components of one depth and of full resolution", "others");
            }
        }
        Tiles tiles = Tiles.of(coded, SIZ, components);
        boolean colour = false;
        byte[] bytes = coded.bytes();
        int at = SIZ;
        for (; coded.u16(at) != START_OF_TILE; at = coded.afterSegment(at)) {
            switch (coded.u16(at)) {
                case CODING -> {
                    colour = coded.u8(at + 8) == 1;
                    tiles.coding(at);
                }
                case COMPONENT_CODING -> tiles.componentCoding(at);
                case TILE_LENGTHS -> bytes = without(bytes, at);
                default -> {}
            }
        }
        tiles.walk(at);
        return new Codestream(bytes, image.rows(), image.columns(), components, precision, depth >> 7 == 1, colour);
    }

    /** Makes a comment of a list of lengths; OpenJPEG up to 2.5.4 writes beyond its memory where one lies. */
    private static byte[] without(byte[] bytes, int segment) {
        byte[] others = bytes.clone();
        others[segment + 1] = (byte) COMMENT;
        return others;
    }

    /** Where the codestream begins: some writers put a JP2 file around it, against the standard. */
    private static int start(CodedFrames.Coded coded) throws FormatException {
        if (coded.u16(0) == START) {
            return 0;
        }
        for (int at = 0; at + 3 < coded.bytes().length; at++) {
            if (coded.u16(at) == START && coded.u16(at + 2) == SIZE) {
                return at;
            }
        }
        throw coded.bad(0, "a JPEG 2000 codestream", "something else");
    }
}
