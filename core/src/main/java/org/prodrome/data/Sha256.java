package org.prodrome.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of texts, bytes and whole files, in the order in which they are added. */
public final class Sha256 {
    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Each text is followed by a zero byte, so that no two lists of texts run into the same bytes. */
    public Sha256 add(String... texts) {
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return this;
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Values from {@code from} up to {@code to}, as little-endian 32-bit floats. */
    public void add(float[] values, int from, int to) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at < to; ) {
            bytes.clear();
            for (int end = Math.min(to, at + buffer.length / Float.BYTES); at < end; at++) {
                bytes.putFloat(values[at]);
            }
            digest.update(buffer, 0, bytes.position());
        }
    }

    /** A file's length, then its bytes. */
    public Sha256 add(Path file) throws IOException {
        add(Long.toString(Files.size(file)));
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return this;
    }

    /** Ends the digest: 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
