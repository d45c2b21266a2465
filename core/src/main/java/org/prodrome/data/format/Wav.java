package org.prodrome.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.WholeFile;

/**
 * RIFF/WAVE files: uncompressed integer or floating-point samples, plain or WAVE_FORMAT_EXTENSIBLE. Samples become
 * fractions of full scale: an integer file's lie in [-1, 1), a floating-point file's are taken as they are.
 *
 * <p>Only the first data chunk is read. A writer to a pipe cannot know its length and puts 2^32 - 1 there, or leaves 0
 * there and in the RIFF header; such data runs to the end of the file, and that it is all there cannot be checked.
 */
public final class Wav {
    private static final int HEADER_BYTES = 44;
    private static final int BUFFER_BYTES = 1 << 18;

    /** How a sample is stored, little-endian. */
    public enum Encoding {
        UNSIGNED_8(8),
        PCM_16(16),
        PCM_24(24),
        PCM_32(32),
        FLOAT_32(32),
        FLOAT_64(64);

        private final int bits;

        Encoding(int bits) {
            this.bits = bits;
        }

        /** Such as "16-bit". */
        String words() {
            return switch (this) {
                case UNSIGNED_8 -> "8-bit unsigned";
                case PCM_16, PCM_24, PCM_32 -> bits + "-bit";
                case FLOAT_32, FLOAT_64 -> bits + "-bit float";
            };
        }

        /** Bits a sample. */
        public int bits() {
            return bits;
        }
    }

    /**
     * What a file says of itself, checked against its length.
     *
     * @param rate in Hz, above 0
     * @param channels 1 to 256
     * @param frames samples a channel, above 0; with {@code channels} at most 2^28 samples in all
     * @param offset where the samples begin, in bytes
     */
    public record Header(int rate, int channels, Encoding encoding, long frames, long offset) {}

    private Wav() {}

    static boolean recognises(byte[] head, String name) {
        return (Magic.has(head, 0, "RIFF") && Magic.has(head, 8, "WAVE")) || name.endsWith(".wav");
    }

    static Contents contents(Path path) throws IOException, FormatException {
        Header header = header(path);
        Samples samples = sink -> Samples.of(read(path).samples()).to(sink);
        Part sound = Part.signal(
                "", (int) header.frames(), header.rate(), Signal.Channel.ofSound(header.channels()), samples);
        return new Contents(
                "WAV", header.encoding().words(), List.of(sound), Contents.Origin.UNKNOWN, List.of(), List.of());
    }

    /**
     * Reads no samples.
     *
     * @throws FormatException if {@code path} is no such file, is compressed or lacks samples that it claims to have
     */
    public static Header header(Path path) throws IOException, FormatException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new WavHeader(path, file).read();
        }
    }

    /**
     * Reads the whole file, into channels named "mono", "left" and "right", or "1", "2" and so on, of unit "1".
     *
     * @throws FormatException as {@link #header} does, and if a sample is not finite
     */
    public static Signal read(Path path) throws IOException, FormatException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Header header = new WavHeader(path, file).read();
            return new Signal(samples(path, file, header), header.rate(), Signal.Channel.ofSound(header.channels()));
        }
    }

    /**
     * Writes 16-bit PCM. Values outside [-1, 1) are clipped.
     *
     * @param signal at a whole number of Hz, at most 2^28 samples in 256 channels
     */
    public static void write(Path path, Signal signal) throws IOException {
        int channels = signal.samples().length;
        int frame = 2 * channels;
        long bytes = (long) frame * signal.length();
        int rate = (int) signal.rate();
        if (rate != signal.rate() || channels > WavHeader.MAX_CHANNELS || bytes / 2 > WavHeader.MAX_SAMPLES) {
            throw new IllegalArgumentException(path + ": expected a whole rate in Hz and at most 2^28 samples in 256"
                    + " channels, got " + signal.rate() + " Hz and " + channels + " channels of " + signal.length());
        }
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(WavHeader.RIFF).putInt(HEADER_BYTES - 8 + (int) bytes).putInt(WavHeader.WAVE);
        out.putInt(WavHeader.FMT).putInt(16).putShort((short) 1).putShort((short) channels);
        out.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) 16);
        out.putInt(WavHeader.DATA).putInt((int) bytes);
        for (int t = 0; t < signal.length(); t++) {
            for (float[] row : signal.samples()) {
                out.putShort((short) Math.clamp(Math.round(row[t] * 32768.0), Short.MIN_VALUE, Short.MAX_VALUE));
            }
        }
        WholeFile.write(path, to -> to.write(out.array()));
    }

    private static float[][] samples(Path path, FileChannel file, Header header) throws IOException, FormatException {
        int frame = header.channels() * header.encoding().bits() / 8;
        float[][] samples = new float[header.channels()][(int) header.frames()];
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.max(1, BUFFER_BYTES / frame) * frame).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < header.frames(); ) {
            long at = header.offset() + (long) t * frame;
            buffer.clear().limit((int) Math.min(buffer.capacity(), (header.frames() - t) * frame));
            WavHeader.fill(path, file, buffer, at);
            for (; buffer.hasRemaining(); t++) {
                for (float[] row : samples) {
                    row[t] = sample(buffer, header.encoding());
                    if (!Float.isFinite(row[t])) {
                        throw new FormatException(
                                WavHeader.where(
                                        path,
                                        at
                                                + buffer.position()
                                                - header.encoding().bits() / 8),
                                "a finite sample",
                                Float.toString(row[t]));
                    }
                }
            }
        }
        return samples;
    }

    private static float sample(ByteBuffer from, Encoding encoding) {
        return switch (encoding) {
            case UNSIGNED_8 -> ((from.get() & 0xff) - 128) * 0x1p-7f;
            case PCM_16 -> from.getShort() * 0x1p-15f;
            case PCM_24 -> ((from.get() & 0xff) | (from.get() & 0xff) << 8 | from.get() << 16) * 0x1p-23f;
            case PCM_32 -> from.getInt() * 0x1p-31f;
            case FLOAT_32 -> from.getFloat();
            case FLOAT_64 -> (float) from.getDouble();
        };
    }
}
