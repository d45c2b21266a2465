package org.prodrome.data.format.flac;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/**
 * Decodes a FLAC stream frame by frame (RFC 9639): every block size, predictor and stereo layout, 4 to 32 bits a
 * sample. Each frame is checked against its CRC-8 and CRC-16, and all samples, where they are decoded to the last,
 * against the stream's MD5. Of the stream a frame is held. Not for several threads.
 */
public final class FlacDecoder implements Closeable {
    private final Path path;
    private final AgreedStreams agreed;
    private final AgreedStreams.State state;
    private final PagedFile file;
    private final StreamInfo info;
    private final long[][] block;
    /** Until the stream has agreed with it: going back for another channel need not take it again. */
    private @Nullable SampleSum sum;

    private BitReader in;
    private long start;
    private int size;

    /** @throws FormatException if there is no such stream */
    public FlacDecoder(Path path) throws IOException, FormatException {
        this(path, new AgreedStreams());
    }

    /**
     * @param agreed streams that need not be checked against their MD5 again; this one is added once it has been
     * @throws FormatException if there is no such stream
     */
    public FlacDecoder(Path path, AgreedStreams agreed) throws IOException, FormatException {
        this.path = path;
        this.agreed = agreed;
        state = AgreedStreams.State.of(path);
        file = new PagedFile(path);
        try {
            info = StreamInfo.read(file);
        } catch (IOException | FormatException | RuntimeException e) {
            file.close();
            throw e;
        }
        block = new long[info.channels()][info.largestBlock()];
        sum = info.isSummed() && !agreed.has(path, state) ? new SampleSum(info.bits()) : null;
        in = new BitReader(file, info.frames());
    }

    StreamInfo info() {
        return info;
    }

    public int channels() {
        return info.channels();
    }

    /** Bits a sample. */
    public int bits() {
        return info.bits();
    }

    /** Samples a channel; where the stream doesn't say, it is gone through once. */
    public long length() throws IOException, FormatException {
        if (info.length() > 0) {
            return info.length();
        }
        rewind();
        while (next()) {
            // Frames say how long they are only when they are decoded.
        }
        long length = start;
        rewind();
        return length;
    }

    /**
     * Decodes samples of all channels.
     *
     * @param from the first sample; reading forward is cheap, going back begins anew
     * @param into [channel, time], filled from 0 to {@code count}
     * @throws FormatException if the stream ends before, or is spoiled
     */
    public void read(long from, int[][] into, int count) throws IOException, FormatException {
        if (from < start) {
            rewind();
        }
        for (int done = 0; done < count; ) {
            long at = from + done;
            if (at >= start + size) {
                if (!next()) {
                    throw file.bad(in.place(), from + count + " samples", "the end of the stream after " + start);
                }
                continue;
            }
            int within = (int) (at - start);
            int some = Math.min(size - within, count - done);
            for (int c = 0; c < block.length; c++) {
                for (int i = 0; i < some; i++) {
                    into[c][done + i] = (int) block[c][within + i];
                }
            }
            done += some;
        }
    }

    /**
     * Copies the stream without what is said of it beside the sound: comments, pictures, tags before and after it.
     *
     * @throws FormatException if the stream is spoiled
     */
    public void copyBare(OutputStream out) throws IOException, FormatException {
        rewind();
        while (next()) {
            // Where the last frame ends is known only when it is decoded.
        }
        long end = in.place();
        out.write(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, StreamInfo.BYTES});
        file.copy(info.at(), StreamInfo.BYTES, out);
        file.copy(info.frames(), end - info.frames(), out);
        rewind();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void rewind() {
        in = new BitReader(file, info.frames());
        start = 0;
        size = 0;
        if (sum != null) {
            sum.begin();
        }
    }

    /** Goes to the next frame; false at the end. */
    private boolean next() throws IOException, FormatException {
        long at = in.place();
        Optional<FrameHeader> header = info.length() > 0 && start + size >= info.length()
                ? Optional.empty()
                : FrameHeader.read(in, info, file);
        start += size;
        size = 0;
        if (header.isEmpty()) {
            check(at, info.length() == 0 || start == info.length());
            return false;
        }
        FrameHeader frame = header.get();
        for (int c = 0; c < block.length; c++) {
            boolean side = switch (frame.layout()) {
                case INDEPENDENT -> false;
                case LEFT_SIDE, MID_SIDE -> c == 1;
                case SIDE_RIGHT -> c == 0;
            };
            new Subframe(in, file, block[c], frame.size()).decode(info.bits() + (side ? 1 : 0));
        }
        in.align();
        int crc = in.crc16();
        if (in.unsigned(16) != crc) {
            throw file.bad(at, "a frame that agrees with its CRC-16", "another");
        }
        join(frame);
        size = frame.size();
        if (sum != null) {
            sum.add(block, size);
        }
        check(at, start + size == info.length());
        return true;
    }

    private void check(long at, boolean all) throws FormatException {
        if (all && sum != null) {
            if (!sum.is(info.md5())) {
                throw file.bad(at, "samples that agree with the stream's MD5", "others");
            }
            sum = null;
            agreed.add(path, state);
        }
    }

    private void join(FrameHeader frame) {
        for (int i = 0; i < frame.size(); i++) {
            switch (frame.layout()) {
                case INDEPENDENT -> {
                    return;
                }
                case LEFT_SIDE -> block[1][i] = block[0][i] - block[1][i];
                case SIDE_RIGHT -> block[0][i] += block[1][i];
                case MID_SIDE -> {
                    long side = block[1][i];
                    long twice = (block[0][i] << 1) | (side & 1);
                    block[0][i] = (twice + side) >> 1;
                    block[1][i] = (twice - side) >> 1;
                }
            }
        }
    }
}
