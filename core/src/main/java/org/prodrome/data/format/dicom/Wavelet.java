package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/** JPEG-LS and JPEG 2000. */
final class Wavelet {
    /** @param colour whether the planes are red, green and blue whatever the data set says */
    record Decoded(int[][] planes, boolean colour) {}

    private Wavelet() {}

    static Decoded decode(CodedFrames.Coded coded, ImageModule image, TransferSyntax syntax) throws FormatException {
        throw image.pixels().bad("in a compression that is read", syntax.title() + " of " + coded.bytes().length);
    }
}
