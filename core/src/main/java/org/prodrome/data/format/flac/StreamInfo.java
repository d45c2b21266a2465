package org.prodrome.data.format.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/**
 * What a stream says of itself (RFC 9639, section 8.2).
 *
 * @param rate in Hz, above 0
 * @param channels 1 to 8
 * @param bits a sample, 4 to 32
 * @param length samples a channel; 0 where it is not said
 * @param largestBlock samples a channel in a frame at most
 * @param at where its block begins, in bytes
 * @param md5 of all samples as stored, 32 hexadecimal digits; zeros where it is not said
 * @param frames where the first frame begins, in bytes
 */
record StreamInfo(int rate, int channels, int bits, long length, int largestBlock, long at, String md5, long frames) {
    static final int BYTES = 34;
    private static final int MOST_BLOCKS = 10_000;
    private static final int FLAC = 0x664c6143;

    static StreamInfo read(PagedFile file) throws IOException, FormatException {
        long at = afterTag(file);
        if (file.at(at, 4).order(ByteOrder.BIG_ENDIAN).getInt() != FLAC) {
            throw file.bad(at, "a FLAC stream", ogg(file, at) ? "Ogg, which is not supported" : "another");
        }
        at += 4;
        StreamInfo info = null;
        for (int i = 0; i < MOST_BLOCKS; i++) {
            int head = file.at(at, 4).order(ByteOrder.BIG_ENDIAN).getInt();
            int length = head & 0xffffff;
            int type = (head >>> 24) & 0x7f;
            at += 4;
            if (i == 0 && (type != 0 || length != BYTES)) {
                throw file.bad(at - 4, "a STREAMINFO block of 34 bytes", "block type " + type + " of " + length);
            }
            if (info == null) {
                info = block(file, at);
            }
            at += length;
            if (at > file.size()) {
                throw file.bad(
                        at - length - 3, "a block within the file's " + file.size() + " bytes", length + " bytes");
            }
            if (head < 0) {
                return info.from(at, file);
            }
        }
        throw file.bad(at, "at most " + MOST_BLOCKS + " metadata blocks", "more");
    }

    private static boolean ogg(PagedFile file, long at) throws IOException, FormatException {
        return file.at(at, 4).order(ByteOrder.BIG_ENDIAN).getInt() == 0x4f676753;
    }

    /** Whether the MD5 of the samples is said. */
    boolean isSummed() {
        return !md5.matches("0*");
    }

    /** An ID3 tag before the stream is passed over. */
    private static long afterTag(PagedFile file) throws IOException, FormatException {
        if (file.size() < 10) {
            throw file.bad(0, "a FLAC stream", "a file of " + file.size() + " bytes");
        }
        ByteBuffer head = file.at(0, 10);
        if (head.get() != 'I' || head.get() != 'D' || head.get() != '3') {
            return 0;
        }
        head.getShort();
        head.get();
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = (length << 7) | (head.get() & 0x7f);
        }
        return 10 + length;
    }

    private static StreamInfo block(PagedFile file, long at) throws IOException, FormatException {
        ByteBuffer block = file.at(at, BYTES).order(ByteOrder.BIG_ENDIAN);
        block.getShort();
        int largest = block.getShort() & 0xffff;
        block.getInt();
        block.getShort();
        long packed = block.getLong();
        int rate = (int) (packed >>> 44);
        int channels = (int) ((packed >>> 41) & 7) + 1;
        int bits = (int) ((packed >>> 36) & 31) + 1;
        if (rate == 0 || bits < 4 || largest < 16) {
            throw file.bad(
                    at,
                    "a rate above 0 Hz, 4 to 32 bits a sample and blocks of 16 samples or more",
                    rate + " Hz, " + bits + " bits and " + largest);
        }
        byte[] sum = new byte[16];
        block.get(sum);
        String md5 = HexFormat.of().formatHex(sum);
        return new StreamInfo(rate, channels, bits, packed & 0xf_ffff_ffffL, largest, at, md5, 0);
    }

    private StreamInfo from(long at, PagedFile file) throws FormatException {
        // A frame takes ten bytes at least, however much silence it holds.
        long most = ((file.size() - at) / 10 + 1) * largestBlock;
        if (length > most) {
            throw file.bad(at, "frames of " + length + " samples", "bytes that could hold " + most);
        }
        return new StreamInfo(rate, channels, bits, length, largestBlock, this.at, md5, at);
    }
}
