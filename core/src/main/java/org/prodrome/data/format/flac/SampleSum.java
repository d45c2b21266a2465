package org.prodrome.data.format.flac;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 of samples, which FLAC takes of them as they lie in a WAV file: interleaved, little-endian, of whole bytes. */
final class SampleSum {
    private final MessageDigest md5;
    private final int bytes;
    private byte[] interleaved = {};
    private boolean told;

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
        told = false;
    }

    /** @param block [channel, time], of which {@code count} samples count */
    void add(long[][] block, int count) {
        int length = count * block.length * bytes;
        if (interleaved.length < length) {
            interleaved = new byte[length];
        }
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (long[] channel : block) {
                long sample = channel[i];
                for (int b = 0; b < bytes; b++) {
                    interleaved[at++] = (byte) (sample >> (8 * b));
                }
            }
        }
        md5.update(interleaved, 0, length);
    }

    /** Whether all samples that were added have this sum; asked again it says yes, for it was said already. */
    boolean is(String expected) {
        if (told) {
            return true;
        }
        told = true;
        return HexFormat.of().formatHex(md5.digest()).equals(expected);
    }
}
