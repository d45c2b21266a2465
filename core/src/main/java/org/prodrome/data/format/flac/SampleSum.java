package org.prodrome.data.format.flac;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 of samples, which FLAC takes of them as they lie in a WAV file: interleaved, little-endian, of whole bytes. */
final class SampleSum {
    private final MessageDigest md5;
    private final int bytes;
    private byte[] interleaved = {};

    SampleSum(int bits) {
        bytes = (bits + 7) / 8;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has MD5", e);
        }
    }

    void begin() {
        md5.reset();
    }

    /** @param block [channel, time], of which {@code count} samples count */
    void add(long[][] block, int count) {
        int length = count * block.length * bytes;
        if (interleaved.length < length) {
            interleaved = new byte[length];
        }
        int frame = block.length * bytes;
        for (int c = 0; c < block.length; c++) {
            long[] channel = block[c];
            for (int b = 0; b < bytes; b++) {
                int shift = 8 * b;
                for (int i = 0, at = c * bytes + b; i < count; i++, at += frame) {
                    interleaved[at] = (byte) (channel[i] >> shift);
                }
            }
        }
        md5.update(interleaved, 0, length);
    }

    /** Whether all samples that were added have this sum. */
    boolean is(String expected) {
        return HexFormat.of().formatHex(md5.digest()).equals(expected);
    }
}
