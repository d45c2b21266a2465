package org.prodrome.data.format.dicom;

import java.util.Arrays;
import java.util.Optional;

/** What a pixel's samples mean (PS3.3, section C.7.6.3.1.2). */
enum Photometric {
    MONOCHROME1("MONOCHROME1"),
    MONOCHROME2("MONOCHROME2"),
    PALETTE("PALETTE COLOR"),
    RGB("RGB"),
    YBR_FULL("YBR_FULL"),
    YBR_FULL_422("YBR_FULL_422"),
    /** wavelet-compressed, and colour again once it is decompressed */
    YBR_ICT("YBR_ICT"),
    /** as {@link #YBR_ICT}, without loss */
    YBR_RCT("YBR_RCT"),
    YBR_PARTIAL_422("YBR_PARTIAL_422"),
    YBR_PARTIAL_420("YBR_PARTIAL_420"),
    XYB("XYB"),
    HSV("HSV"),
    ARGB("ARGB"),
    CMYK("CMYK");

    private final String term;

    Photometric(String term) {
        this.term = term;
    }

    String term() {
        return term;
    }

    static Optional<Photometric> of(String term) {
        return Arrays.stream(values()).filter(one -> one.term.equals(term)).findFirst();
    }

    /** Samples a pixel; 0 of what is not read. */
    int samples() {
        return switch (this) {
            case MONOCHROME1, MONOCHROME2, PALETTE -> 1;
            case RGB, YBR_FULL, YBR_FULL_422, YBR_ICT, YBR_RCT -> 3;
            case YBR_PARTIAL_422, YBR_PARTIAL_420, XYB, HSV, ARGB, CMYK -> 0;
        };
    }

    boolean isGrey() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }

    /** Whether luminance and colour differences are stored, as they come out of no codec but this one's own. */
    boolean isYbr() {
        return this == YBR_FULL || this == YBR_FULL_422;
    }
}
