package org.prodrome.data.format;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.prodrome.data.FormatException;

/**
 * The fmt chunk of a WAVE file. The bytes a second that it states are not read: writers get them wrong, and no harm.
 */
record WavFormat(int rate, int channels, Wav.Encoding encoding) {
    private static final int PCM = 0x0001;
    private static final int FLOAT = 0x0003;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUB_FORMAT = 24;

    // What follows the two bytes of the codec in a sub-format's GUID, little-endian: 6 bytes, then 8.
    private static final long GUID_MIDDLE = 0x0010_0000_0000L;
    private static final long GUID_TAIL = 0x719b_3800_aa00_0080L;

    int frameBytes() {
        return channels * encoding.bits() / 8;
    }

    /** @param at where the chunk's content lies in the file, in bytes */
    static WavFormat of(ByteBuffer chunk, Path path, long at) throws FormatException {
        if (chunk.limit() < 16) {
            throw new FormatException(
                    WavHeader.where(path, at - 4), "a fmt chunk of at least 16 bytes", chunk.limit() + " bytes");
        }
        int channels = chunk.getShort(2) & 0xffff;
        if (channels == 0 || channels > WavHeader.MAX_CHANNELS) {
            throw new FormatException(
                    WavHeader.where(path, at + 2),
                    "1 to " + WavHeader.MAX_CHANNELS + " channels",
                    Integer.toString(channels));
        }
        int rate = chunk.getInt(4);
        if (rate <= 0) {
            throw new FormatException(
                    WavHeader.where(path, at + 4), "a rate of 1 to 2147483647 Hz", Integer.toUnsignedString(rate));
        }
        WavFormat format = new WavFormat(rate, channels, encoding(chunk, path, at));
        int align = chunk.getShort(12) & 0xffff;
        if (align != format.frameBytes()) {
            throw new FormatException(
                    WavHeader.where(path, at + 12),
                    "frames of " + format.frameBytes() + " bytes for " + channels + " channels of "
                            + format.encoding().bits() + " bits",
                    "frames of " + align);
        }
        return format;
    }

    private static Wav.Encoding encoding(ByteBuffer chunk, Path path, long at) throws FormatException {
        int codec = codec(chunk, path, at);
        int bits = chunk.getShort(14) & 0xffff;
        if (codec != PCM && codec != FLOAT) {
            throw new FormatException(
                    WavHeader.where(path, at), "PCM or IEEE float samples", name(codec) + ", which is not supported");
        }
        boolean integer = codec == PCM;
        for (Wav.Encoding encoding : Wav.Encoding.values()) {
            // A PCM sample lies in the highest bits of the fewest bytes that hold it; the lowest are zero.
            boolean same = integer ? encoding.bits() == (bits + 7) / 8 * 8 : encoding.bits() == bits;
            if (same && integer == encoding.compareTo(Wav.Encoding.FLOAT_32) < 0) {
                return encoding;
            }
        }
        throw new FormatException(
                WavHeader.where(path, at + 14),
                integer ? "1 to 32 bits a PCM sample" : "32 or 64 bits a float sample",
                Integer.toString(bits));
    }

    /** Looks through WAVE_FORMAT_EXTENSIBLE to what it extends. */
    private static int codec(ByteBuffer chunk, Path path, long at) throws FormatException {
        int codec = chunk.getShort(0) & 0xffff;
        if (codec != EXTENSIBLE) {
            return codec;
        }
        if (chunk.limit() < EXTENSIBLE_BYTES) {
            throw new FormatException(
                    WavHeader.where(path, at - 4),
                    "a fmt chunk of at least " + EXTENSIBLE_BYTES + " bytes for WAVE_FORMAT_EXTENSIBLE",
                    chunk.limit() + " bytes");
        }
        boolean known = chunk.getLong(SUB_FORMAT) >>> 16 == GUID_MIDDLE && chunk.getLong(SUB_FORMAT + 8) == GUID_TAIL;
        if (!known) {
            throw new FormatException(
                    WavHeader.where(path, at + SUB_FORMAT), "the sub-format of PCM or IEEE float", "another one");
        }
        return chunk.getShort(SUB_FORMAT) & 0xffff;
    }

    private static String name(int codec) {
        return switch (codec) {
            case 0x0002 -> "Microsoft ADPCM";
            case 0x0006 -> "A-law";
            case 0x0007 -> "mu-law";
            case 0x0011 -> "IMA ADPCM";
            case 0x0031 -> "GSM 6.10";
            case 0x0040, 0x0045, 0x0064 -> "ITU ADPCM";
            case 0x0050 -> "MPEG audio";
            case 0x0055 -> "MP3";
            case 0x00ff, 0x1600, 0x1601, 0x1602, 0x1610 -> "AAC";
            case 0x0160, 0x0161, 0x0162 -> "Windows Media Audio";
            case 0xf1ac -> "FLAC";
            default -> String.format(Locale.ROOT, "codec 0x%04x", codec);
        };
    }
}
