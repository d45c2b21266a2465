package org.prodrome.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.prodrome.data.FormatException;

/** Walks a RIFF/WAVE file's chunks up to its samples. Trusts no length but the file's own. */
final class WavHeader {
    static final int MAX_CHANNELS = 256;
    static final long MAX_SAMPLES = 1L << 28;

    // Four-character codes as little-endian integers.
    static final int RIFF = 0x46464952;
    static final int WAVE = 0x45564157;
    static final int FMT = 0x20746d66;
    static final int DATA = 0x61746164;

    private static final int MAX_CHUNKS = 10_000;
    private static final int MAX_FMT_BYTES = 1 << 16;
    private static final long UNKNOWN_LENGTH = 0xffffffffL;

    private final Path path;
    private final FileChannel file;
    private final long size;

    WavHeader(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        this.size = file.size();
    }

    Wav.Header read() throws IOException, FormatException {
        ByteBuffer riff = bytes(0, Math.min(size, 12));
        long riffLength = magic(riff);
        WavFormat format = null;
        long at = 12;
        for (int i = 0; i < MAX_CHUNKS; i++) {
            if (at + 8 > size) {
                throw bad(at, format == null ? "a fmt chunk" : "a data chunk", "the end of the file");
            }
            ByteBuffer chunk = bytes(at, 8);
            int id = chunk.getInt();
            long length = Integer.toUnsignedLong(chunk.getInt());
            if (id == DATA && format == null) {
                throw bad(at, "a fmt chunk before the data chunk", "a data chunk");
            }
            if (id == DATA && format != null) {
                return header(format, at + 8, length, riffLength);
            }
            if (at + 8 + length > size) {
                throw bad(at + 4, "a chunk within the file's " + size + " bytes", "one of " + length + " bytes");
            }
            if (id == FMT && format == null) {
                format = WavFormat.of(bytes(at + 8, Math.min(length, MAX_FMT_BYTES)), path, at + 8);
            }
            at += 8 + length + (length & 1);
        }
        throw bad(at, "a data chunk among the first " + MAX_CHUNKS, "none");
    }

    private Wav.Header header(WavFormat format, long offset, long length, long riffLength) throws FormatException {
        long there = size - offset;
        boolean unfinished = length == 0 && (riffLength == 0 || riffLength == UNKNOWN_LENGTH);
        boolean streamed = length == UNKNOWN_LENGTH || unfinished;
        if (!streamed && length > there) {
            throw bad(offset - 4, length + " bytes of samples", "the end of the file after " + there);
        }
        if (!streamed && length % format.frameBytes() != 0) {
            throw bad(offset - 4, "whole frames of " + format.frameBytes() + " bytes", length + " bytes");
        }
        long frames = (streamed ? there : length) / format.frameBytes();
        if (frames == 0) {
            throw bad(offset - 4, "samples", "an empty data chunk" + (there > 0 ? " before " + there + " bytes" : ""));
        }
        if (frames > MAX_SAMPLES / format.channels()) {
            throw bad(offset - 4, "at most " + MAX_SAMPLES + " samples", frames + " a channel of " + format.channels());
        }
        return new Wav.Header(format.rate(), format.channels(), format.encoding(), frames, offset);
    }

    /** Returns the length that the RIFF header claims. */
    private long magic(ByteBuffer start) throws FormatException {
        if (start.limit() < 12) {
            throw bad(0, "a RIFF/WAVE header of 12 bytes", "a file of " + size + " bytes");
        }
        if (start.getInt(0) != RIFF) {
            throw bad(0, "a RIFF/WAVE file", kind(start));
        }
        if (start.getInt(8) != WAVE) {
            throw bad(8, "a RIFF file of WAVE", "one of another kind");
        }
        return Integer.toUnsignedLong(start.getInt(4));
    }

    /** Never quotes the file: what is named .wav by mistake may be anything. */
    private static String kind(ByteBuffer start) {
        byte[] bytes = new byte[12];
        start.get(0, bytes);
        String head = new String(bytes, 0, 4, StandardCharsets.ISO_8859_1);
        boolean text = true;
        for (byte b : bytes) {
            text &= (b >= ' ' && b < 127) || b == '\n' || b == '\r' || b == '\t';
        }
        return switch (head) {
            case "RF64", "BW64" -> head + ", the 64-bit variant, which is not supported";
            case "RIFX" -> "RIFX, the big-endian variant, which is not supported";
            case "FORM" -> "AIFF";
            case "fLaC" -> "FLAC";
            case "OggS" -> "Ogg";
            case "caff" -> "CAF";
            default -> {
                if (head.startsWith("ID3")) {
                    yield "MP3";
                }
                yield text ? "text" : String.format(Locale.ROOT, "bytes %08x", Integer.reverseBytes(start.getInt(0)));
            }
        };
    }

    private ByteBuffer bytes(long at, long count) throws IOException, FormatException {
        ByteBuffer buffer = ByteBuffer.allocate((int) count).order(ByteOrder.LITTLE_ENDIAN);
        fill(path, file, buffer, at);
        return buffer;
    }

    /** Fills the buffer up to its limit, and flips it. */
    static void fill(Path path, FileChannel file, ByteBuffer buffer, long at) throws IOException, FormatException {
        while (buffer.hasRemaining()) {
            int got = file.read(buffer, at + buffer.position());
            if (got < 0) {
                throw new FormatException(
                        where(path, at + buffer.position()), buffer.remaining() + " more bytes", "the end of the file");
            }
        }
        buffer.flip();
    }

    static String where(Path path, long at) {
        return path + ", byte " + at;
    }

    private FormatException bad(long at, String expected, String got) {
        return new FormatException(where(path, at), expected, got);
    }
}
