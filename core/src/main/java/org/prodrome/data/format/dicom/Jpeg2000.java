package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** JPEG 2000 (ISO/IEC 15444-1 and, high-throughput, -15): checks the header, leaves the rest to FFmpeg. */
final class Jpeg2000 {
    private static final int SIZ = 0xff51;
    private static final int COD = 0xff52;
    private static final int START_OF_TILE = 0xff90;

    /**
     * What a stream says before its data.
     *
     * @param precision bits a sample
     * @param signed whether they are signed
     * @param colour whether decoding makes red, green and blue of the components
     */
    private record Header(int rows, int columns, int components, int precision, boolean signed, boolean colour) {}

    /** @param colour whether the planes are red, green and blue whatever the data set says */
    record Decoded(int[][] planes, boolean colour) {}

    private Jpeg2000() {}

    static Decoded decode(CodedFrames.Coded coded, ImageModule image, TransferSyntax syntax) throws FormatException {
        Header header = header(coded, codestream(coded));
        if (header.rows() != image.rows() || header.columns() != image.columns()) {
            throw coded.bad(
                    0,
                    "an image of " + image.rows() + " x " + image.columns(),
                    header.rows() + " x " + header.columns());
        }
        if (header.components() != image.samples() || header.precision() > Math.max(8, image.allocated())) {
            throw coded.bad(
                    0,
                    image.samples() + " components of at most " + image.allocated() + " bits",
                    header.components() + " of " + header.precision());
        }
        NativeCodec.Picture picture;
        try {
            picture = NativeCodec.decode(coded, image.rows(), image.columns(), image.samples());
        } catch (LinkageError e) {
            throw coded.bad(0, "org.bytedeco:ffmpeg on the class path to decode " + syntax.title(), "none");
        }
        for (int[] plane : picture.planes()) {
            restore(plane, picture.depth() - header.precision(), header, image);
        }
        return new Decoded(picture.planes(), header.colour());
    }

    /** Takes back what FFmpeg did to fit samples to its picture: moved them up, and signed ones above 0. */
    private static void restore(int[] plane, int shift, Header header, ImageModule image) {
        int half = header.signed() ? 1 << (header.precision() - 1) : 0;
        int lost = Integer.SIZE - header.precision();
        for (int i = 0; i < plane.length; i++) {
            int value = (plane[i] >> Math.max(0, shift)) - half;
            plane[i] = image.signed() && !header.signed() ? value << lost >> lost : value;
        }
    }

    /** Where the codestream begins: some writers put a JP2 file around it, against the standard. */
    private static int codestream(CodedFrames.Coded coded) throws FormatException {
        if (coded.u16(0) == 0xff4f) {
            return 0;
        }
        for (int at = 0; at + 3 < coded.bytes().length; at++) {
            if (coded.u16(at) == 0xff4f && coded.u16(at + 2) == SIZ) {
                return at;
            }
        }
        throw coded.bad(0, "a JPEG 2000 codestream", "something else");
    }

    private static Header header(CodedFrames.Coded coded, int start) throws FormatException {
        int siz = start + 2;
        if (coded.u16(siz) != SIZ) {
            throw coded.bad(siz, "the size segment of a JPEG 2000 codestream", "something else");
        }
        int columns = u32(coded, siz + 6) - u32(coded, siz + 14);
        int rows = u32(coded, siz + 10) - u32(coded, siz + 18);
        int components = coded.u16(siz + 38);
        int depth = coded.u8(siz + 40);
        boolean colour = false;
        int at = siz;
        while (coded.u16(at) != START_OF_TILE) {
            colour |= coded.u16(at) == COD && coded.u8(at + 8) == 1;
            int length = coded.u16(at + 2);
            if (coded.u8(at) != 0xff || length < 2) {
                throw coded.bad(at, "a segment of a JPEG 2000 codestream", "something else");
            }
            at += 2 + length;
        }
        return new Header(rows, columns, components, (depth & 0x7f) + 1, depth >> 7 == 1, colour);
    }

    private static int u32(CodedFrames.Coded coded, int at) throws FormatException {
        return coded.u16(at) << 16 | coded.u16(at + 2);
    }
}
