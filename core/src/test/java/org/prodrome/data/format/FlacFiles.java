package org.prodrome.data.format;

import java.io.ByteArrayOutputStream;

/** Builds FLAC streams of verbatim samples bit by bit, with right checksums. */
final class FlacFiles {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long pending;
    private int count;
    private int frameStart;

    FlacFiles bits(long value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            pending = pending << 1 | value >>> i & 1;
            if (++count == 8) {
                out.write((int) pending);
                pending = 0;
                count = 0;
            }
        }
        return this;
    }

    /** The mark and a STREAMINFO block. */
    FlacFiles info(int block, int rate, int channels, int bits, long length) {
        bits(0x664c6143, 32)
                .bits(0x80, 8)
                .bits(34, 24)
                .bits(block, 16)
                .bits(block, 16)
                .bits(0, 24)
                .bits(0, 24);
        bits(rate, 20).bits(channels - 1, 3).bits(bits - 1, 5).bits(length, 36);
        return bits(0, 64).bits(0, 64);
    }

    /** A frame's header of at most 256 samples; {@code channels} as the format codes them. */
    FlacFiles frame(int samples, int channels) {
        frameStart = out.size();
        bits(0xfff8, 16)
                .bits(6, 4)
                .bits(0, 4)
                .bits(channels, 4)
                .bits(0, 3)
                .bits(0, 1)
                .bits(0, 8)
                .bits(samples - 1, 8);
        return bits(sum(frameStart, 0x07, 8), 8);
    }

    FlacFiles verbatim(int width, long... samples) {
        bits(2, 8);
        for (long sample : samples) {
            bits(sample, width);
        }
        return this;
    }

    /** Ends a frame with its checksum. */
    FlacFiles end() {
        bits(0, (8 - count) % 8);
        return bits(sum(frameStart, 0x8005, 16), 16);
    }

    byte[] build() {
        return out.toByteArray();
    }

    /** As RFC 9639 defines it, bit by bit. */
    private int sum(int from, int polynomial, int width) {
        byte[] bytes = out.toByteArray();
        int sum = 0;
        for (int i = from; i < bytes.length; i++) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean top = (sum >>> width - 1 & 1) != (bytes[i] >>> bit & 1);
                sum = sum << 1 & (1 << width) - 1;
                sum ^= top ? polynomial : 0;
            }
        }
        return sum;
    }
}
