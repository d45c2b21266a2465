package org.prodrome.data.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAVE files chunk by chunk, good and bad. */
final class WavFiles {
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    WavFiles fmt(int codec, int channels, int rate, int align, int bits) {
        return chunk(
                "fmt ",
                little(16)
                        .putShort((short) codec)
                        .putShort((short) channels)
                        .putInt(rate)
                        .putInt(rate * align)
                        .putShort((short) align)
                        .putShort((short) bits)
                        .array());
    }

    /** A good fmt chunk of PCM or float. */
    WavFiles fmt(int codec, int channels, int bits) {
        return fmt(codec, channels, 2000, channels * bits / 8, bits);
    }

    WavFiles extensible(int codec, int channels, int bits, int guidTail) {
        return chunk(
                "fmt ",
                little(40)
                        .putShort((short) 0xfffe)
                        .putShort((short) channels)
                        .putInt(2000)
                        .putInt(2000 * channels * bits / 8)
                        .putShort((short) (channels * bits / 8))
                        .putShort((short) bits)
                        .putShort((short) 22)
                        .putShort((short) bits)
                        .putInt(0)
                        .putShort((short) codec)
                        .putShort((short) 0)
                        .putInt(0x00100000)
                        .putInt(0xaa000080)
                        .putInt(guidTail)
                        .array());
    }

    WavFiles extensible(int codec, int channels, int bits) {
        return extensible(codec, channels, bits, 0x719b3800);
    }

    WavFiles chunk(String id, byte... content) {
        return chunk(id, content.length, content);
    }

    /** @param length what the chunk claims */
    WavFiles chunk(String id, long length, byte... content) {
        chunks.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(little(4).putInt((int) length).array());
        chunks.writeBytes(content);
        if (content.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    byte[] build() {
        return build(chunks.size() + 4);
    }

    /** @param length what the RIFF header claims */
    byte[] build(long length) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(little(4).putInt((int) length).array());
        file.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
