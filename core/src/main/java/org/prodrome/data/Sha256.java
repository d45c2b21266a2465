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
import java.util.Arrays;
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

    /**
     * A payload's numbers, its axes one after the other, or its words: those of images, volumes and signals as 32-bit
     * floats, those of rows, tables and irregular series as 64-bit ones.
     */
    public Sha256 add(Payload payload) {
        switch (payload) {
            case Image image -> add(image.samples(), 0, image.samples().length);
            case Volume volume -> add(volume.samples(), 0, volume.samples().length);
            case Signal signal -> Arrays.stream(signal.samples()).forEach(row -> add(row, 0, row.length));
            case Row row -> add(row.values());
            case Table table -> Arrays.stream(table.values()).forEach(this::add);
            case Text text -> add(text.text());
            case Several several ->
                several.parts().forEach((name, part) -> add(name).add(part));
            case Irregular irregular ->
                irregular.variables().forEach(variable -> {
                    add(variable.times());
                    add(variable.values());
                });
        }
        return this;
    }

    private void add(double[] values) {
        add(Integer.toString(values.length));
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        for (double value : values) {
            bytes.putLong(Double.doubleToLongBits(value));
        }
        digest.update(bytes.array());
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
