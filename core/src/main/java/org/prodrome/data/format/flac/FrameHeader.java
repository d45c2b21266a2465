package org.prodrome.data.format.flac;

import java.io.IOException;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/**
 * A frame's header (RFC 9639, section 9.1), its CRC-8 checked.
 *
 * @param size samples a channel, 1 to 65,536
 * @param layout how the channels are stored
 */
record FrameHeader(int size, Layout layout) {
    /** How two channels may be stored. */
    enum Layout {
        INDEPENDENT,
        LEFT_SIDE,
        SIDE_RIGHT,
        MID_SIDE
    }

    /** Empty where the file has ended. */
    static Optional<FrameHeader> read(BitReader in, StreamInfo info, PagedFile file)
            throws IOException, FormatException {
        if (in.ended()) {
            return Optional.empty();
        }
        long at = in.place();
        in.startSums();
        if (in.unsigned(15) != 0x7ffc) {
            throw file.bad(at, "a frame", "no sync code");
        }
        in.unsigned(1); // fixed or variable block size: each frame says its own
        int sizeCode = (int) in.unsigned(4);
        int rateCode = (int) in.unsigned(4);
        int channelCode = (int) in.unsigned(4);
        int bitsCode = (int) in.unsigned(3);
        if (in.unsigned(1) != 0 || rateCode == 15 || channelCode > 10 || sizeCode == 0 || bitsCode == 3) {
            throw file.bad(at, "a frame's header", "a reserved code");
        }
        number(in, file, at);
        int size = size(in, sizeCode);
        in.unsigned(rateCode == 12 ? 8 : rateCode > 12 ? 16 : 0);
        int sum = in.crc8();
        if (in.unsigned(8) != sum) {
            throw file.bad(at, "a frame's header that agrees with its CRC-8", "another");
        }
        int channels = channelCode < 8 ? channelCode + 1 : 2;
        int bits = bits(bitsCode, info);
        if (channels != info.channels() || bits != info.bits() || size > info.largestBlock()) {
            throw file.bad(
                    at,
                    "a frame of " + info.channels() + " channels, " + info.bits() + " bits and at most "
                            + info.largestBlock() + " samples",
                    channels + " channels, " + bits + " bits and " + size + " samples");
        }
        return Optional.of(
                new FrameHeader(size, channelCode < 8 ? Layout.INDEPENDENT : Layout.values()[channelCode - 7]));
    }

    /** The frame's or sample's number, in the manner of UTF-8; frames come one after the other, so it is not needed. */
    private static void number(BitReader in, PagedFile file, long at) throws IOException, FormatException {
        int lead = (int) in.unsigned(8);
        int more = lead < 0x80 ? 0 : Integer.numberOfLeadingZeros(~(lead << 24)) - 1;
        if (lead >= 0x80 && (more < 1 || more > 6)) {
            throw file.bad(at, "a frame's number", "a byte that begins none");
        }
        for (int i = 0; i < more; i++) {
            in.unsigned(8);
        }
    }

    private static int size(BitReader in, int code) throws IOException, FormatException {
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (int) in.unsigned(8) + 1;
            case 7 -> (int) in.unsigned(16) + 1;
            default -> 1 << code;
        };
    }

    private static int bits(int code, StreamInfo info) {
        return switch (code) {
            case 1 -> 8;
            case 2 -> 12;
            case 4 -> 16;
            case 5 -> 20;
            case 6 -> 24;
            case 7 -> 32;
            default -> info.bits();
        };
    }
}
