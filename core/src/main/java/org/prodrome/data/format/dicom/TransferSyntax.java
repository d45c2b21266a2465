package org.prodrome.data.format.dicom;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Transfer syntaxes of PS3.5 and PS3.6, those that are not read included, so that they are refused by their names. */
enum TransferSyntax {
    IMPLICIT("1.2.840.10008.1.2", "implicit little endian", Codec.NATIVE),
    EXPLICIT("1.2.840.10008.1.2.1", "explicit little endian", Codec.NATIVE),
    ENCAPSULATED("1.2.840.10008.1.2.1.98", "encapsulated uncompressed", Codec.PLAIN),
    DEFLATED("1.2.840.10008.1.2.1.99", "deflated", Codec.NATIVE),
    BIG_ENDIAN("1.2.840.10008.1.2.2", "explicit big endian", Codec.NATIVE),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG baseline", Codec.JPEG),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG extended", Codec.JPEG),
    JPEG_SPECTRAL("1.2.840.10008.1.2.4.53", "JPEG spectral selection", Codec.JPEG),
    JPEG_PROGRESSIVE("1.2.840.10008.1.2.4.55", "JPEG progressive", Codec.JPEG),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG lossless", Codec.JPEG),
    JPEG_LOSSLESS_1("1.2.840.10008.1.2.4.70", "JPEG lossless", Codec.JPEG),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS lossless", Codec.JPEG_LS),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless", Codec.JPEG_LS),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless", Codec.JPEG_2000),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", Codec.JPEG_2000),
    JPEG_2000_PARTS_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000 part 2 lossless", Codec.NONE),
    JPEG_2000_PARTS("1.2.840.10008.1.2.4.93", "JPEG 2000 part 2", Codec.NONE),
    JPIP("1.2.840.10008.1.2.4.94", "JPIP referenced", Codec.NONE),
    JPIP_DEFLATED("1.2.840.10008.1.2.4.95", "JPIP referenced deflated", Codec.NONE),
    MPEG2_MAIN("1.2.840.10008.1.2.4.100", "MPEG-2 video", Codec.NONE),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG-2 video", Codec.NONE),
    MPEG4_41("1.2.840.10008.1.2.4.102", "MPEG-4 video", Codec.NONE),
    MPEG4_41_BD("1.2.840.10008.1.2.4.103", "MPEG-4 video", Codec.NONE),
    MPEG4_42_2D("1.2.840.10008.1.2.4.104", "MPEG-4 video", Codec.NONE),
    MPEG4_42_3D("1.2.840.10008.1.2.4.105", "MPEG-4 video", Codec.NONE),
    MPEG4_42_STEREO("1.2.840.10008.1.2.4.106", "MPEG-4 video", Codec.NONE),
    HEVC("1.2.840.10008.1.2.4.107", "HEVC video", Codec.NONE),
    HEVC_10("1.2.840.10008.1.2.4.108", "HEVC video", Codec.NONE),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL lossless", Codec.NONE),
    JPEG_XL_JPEG("1.2.840.10008.1.2.4.111", "JPEG XL recompressed JPEG", Codec.NONE),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", Codec.NONE),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "high-throughput JPEG 2000 lossless", Codec.JPEG_2000),
    HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202", "high-throughput JPEG 2000 lossless", Codec.JPEG_2000),
    HTJ2K("1.2.840.10008.1.2.4.203", "high-throughput JPEG 2000", Codec.JPEG_2000),
    RLE("1.2.840.10008.1.2.5", "RLE", Codec.RLE),
    RFC_2557("1.2.840.10008.1.2.6.1", "MIME encapsulation", Codec.NONE),
    DEFLATED_FRAMES("1.2.840.10008.1.2.8.1", "deflated frames", Codec.DEFLATE),
    GE_PRIVATE("1.2.840.113619.5.2", "GE private big endian", Codec.NONE);

    /** How pixel data are compressed. */
    enum Codec {
        /** not at all */
        NATIVE,
        /** not at all, but in fragments */
        PLAIN,
        RLE,
        DEFLATE,
        JPEG,
        JPEG_LS,
        JPEG_2000,
        /** in a way that is not read */
        NONE
    }

    private final String uid;
    private final String title;
    private final Codec codec;

    TransferSyntax(String uid, String title, Codec codec) {
        this.uid = uid;
        this.title = title;
        this.codec = codec;
    }

    static Optional<TransferSyntax> of(String uid) {
        return Arrays.stream(values()).filter(syntax -> syntax.uid.equals(uid)).findFirst();
    }

    String uid() {
        return uid;
    }

    String title() {
        return title;
    }

    Codec codec() {
        return codec;
    }

    /** How data elements are written. */
    Encoding encoding() {
        if (this == IMPLICIT) {
            return Encoding.IMPLICIT;
        }
        return this == BIG_ENDIAN ? Encoding.BIG : Encoding.EXPLICIT;
    }

    /** How data elements are written: with value representations or without, and in which byte order. */
    enum Encoding {
        IMPLICIT(false, ByteOrder.LITTLE_ENDIAN),
        EXPLICIT(true, ByteOrder.LITTLE_ENDIAN),
        BIG(true, ByteOrder.BIG_ENDIAN);

        private final boolean explicit;

        @SuppressWarnings("ImmutableEnumChecker") // has no state
        private final ByteOrder order;

        Encoding(boolean explicit, ByteOrder order) {
            this.explicit = explicit;
            this.order = order;
        }

        boolean explicit() {
            return explicit;
        }

        ByteOrder order() {
            return order;
        }
    }
}
