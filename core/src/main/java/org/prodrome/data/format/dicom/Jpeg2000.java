package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** JPEG 2000 (ISO/IEC 15444-1 and, high-throughput, -15): decoded by OpenJPEG or else by FFmpeg, whichever is there. */
final class Jpeg2000 {
    /** @param colour whether the planes are red, green and blue whatever the data set says */
    record Decoded(int[][] planes, boolean colour) {}

    private Jpeg2000() {}

    static Decoded decode(CodedFrames.Coded coded, ImageModule image, TransferSyntax syntax) throws FormatException {
        Codestream stream = Codestream.of(coded, image);
        int[][] planes = OpenJpeg.isThere() ? byOpenJpeg(coded, stream) : byFfmpeg(coded, stream, syntax);
        if (image.signed() && !stream.signed()) {
            extendSign(planes, Integer.SIZE - stream.precision());
        }
        return new Decoded(planes, stream.colour());
    }

    static int[][] byOpenJpeg(CodedFrames.Coded coded, Codestream stream) throws FormatException {
        return OpenJpeg.decode(stream)
                .orElseThrow(() -> coded.bad(
                        0, "an image of " + stream.rows() + " x " + stream.columns(), "one that does not decode"));
    }

    static int[][] byFfmpeg(CodedFrames.Coded coded, Codestream stream, TransferSyntax syntax) throws FormatException {
        try {
            return Ffmpeg.decode(coded, stream);
        } catch (LinkageError e) {
            throw coded.bad(
                    0,
                    "org.bytedeco:leptonica or org.bytedeco:ffmpeg for this system on the class path to decode "
                            + syntax.title(),
                    "neither");
        }
    }

    /** The samples' highest bit is their sign, although the stream calls them unsigned. */
    private static void extendSign(int[][] planes, int unused) {
        for (int[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = plane[i] << unused >> unused;
            }
        }
    }
}
